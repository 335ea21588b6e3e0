/**
 * The rooms of the house: every folder of core/ and web/src, and which others it may import from.
 * A room may always import from itself; a folder inside a room belongs to the room.
 */
export type Rooms = Readonly<Record<string, readonly string[]>>;

const numerics: string[] = [];
const data = ['numerics', ...numerics];
const laws = ['data', ...data];
const search = ['laws', ...laws];
const fitting = ['search', ...search];
const averaging = ['fitting', ...fitting];

/** core/: numerics ← data ← laws ← search ← fitting ← averaging ← { evaluation, design ← decision }. */
export const CORE_ROOMS: Rooms = {
  numerics,
  data,
  laws,
  search,
  fitting,
  averaging,
  trend: ['data', 'numerics'],
  decomposition: ['data', 'numerics'],
  evaluation: ['averaging', ...averaging, 'trend'],
  design: ['averaging', ...averaging, 'trend'],
  decision: ['design', 'evaluation', 'averaging', ...averaging, 'trend'],
};

const format = ['engine'];
const state = ['format', ...format];
const analysis = ['state', ...state];
const link = ['analysis', ...analysis];
const charts = ['analysis', ...analysis];
const words = ['link', 'charts', ...charts];
const onWords = ['words', ...words, 'read', 'browser', 'styles'];

/**
 * web/src: engine ← format ← state ← analysis ← { link, charts } ← words ← panels ← app, and exports
 * beside panels. `read` turns text into rows of the state; `browser` knows the window and nothing of
 * ours; `.` are the entry points.
 */
export const WEB_ROOMS: Rooms = {
  engine: [],
  browser: [],
  format,
  state,
  read: state.concat('state'),
  analysis,
  link,
  charts,
  words,
  panels: onWords,
  exports: onWords,
  ledger: ['charts', ...charts, 'words', 'link', 'styles'],
  scored: ['charts', ...charts, 'words', 'link', 'styles'],
  app: ['panels', 'exports', ...onWords],
  '.': ['app', 'panels', ...onWords],
};
