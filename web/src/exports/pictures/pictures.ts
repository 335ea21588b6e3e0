/** Makes a picture of every chart: the forecast through Chart.js, the others copied from the page. */
import { readTheme } from '../../charts/theme';
import type { Derived } from '../../analysis/derived';
import { forecastFrame, forecastPicture } from './forecast_picture';
import { inLight } from './in_light';
import { PagePicture } from './page_picture';
import { framed, frameHeight, type Colours, type Drawn, type Origin } from './picture';
import { realContext } from './real_context';
import { isTable, TABLES } from '../tables/tables';
import { wrapBy } from './wrap';

/** The forecast is drawn anew at any size, whatever the window; text is 13 px of 800 wide. */
const WIDTH = 800;
const HEIGHT = 430;
const FONT_SIZE = 13;
const NARROWEST = 420; // or title and link would stand in a column

export type Made = Drawn & { name: string; title: string; paper: string };

function lightColours(): Colours {
  const style = getComputedStyle(document.body);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: colour('--paper'),
    ink: colour('--ink'),
    muted: colour('--muted'),
    font: style.fontFamily,
  };
}

/**
 * `whole`: the height of the whole picture, frame and all, which the chart then fills; it is `aspect`
 * times as wide.
 */
export function makeForecast(
  derived: Derived,
  origin: Origin,
  whole: number | null,
  aspect = 16 / 9,
): Made | null {
  const { shown } = derived;
  if (!shown) return null;
  return inLight(() => {
    const colours = lightColours();
    const real = realContext();
    const wrap = wrapBy(real, colours.font);
    const width = whole === null ? WIDTH : aspect * whole - 40;
    const theme = { ...readTheme(document.body), fontSize: FONT_SIZE };
    const frame = forecastFrame(shown, width);
    const height = whole === null ? HEIGHT : whole - frameHeight(frame, origin, wrap);
    const picture = forecastPicture(shown, theme, real, width, Math.floor(height));
    const { name, title } = picture;
    return { ...framed(picture, origin, colours, wrap), name, title, paper: colours.paper };
  });
}

/** `part` is the chart itself, or one of several that stand together. */
export function makeOfPage(
  name: string,
  part: Element,
  derived: Derived,
  origin: Origin,
): Made | null {
  const title = isTable(name) ? TABLES[name](derived)?.title : undefined;
  if (title === undefined) return null;
  return inLight(() => {
    const colours = lightColours();
    const real = realContext();
    const { body, width, height } = new PagePicture(part, real);
    const picture = { name, title, note: '', width: Math.max(width, NARROWEST), height, body };
    const drawn = framed(picture, origin, colours, wrapBy(real, colours.font));
    return { ...drawn, name, title, paper: colours.paper };
  });
}
