/** Tables between bars: Markdown, and the boxes that programs draw in terminals. */
import type { Grid } from '../reading';
import { notAfter } from '../cells/standing';

const BAR = /[|│┃║]/;
const UNESCAPED = notAfter(/\\/, /[|│┃║]/);
const RULE = /^[\s|:+=\-─━═┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝╭╮╰╯┏┳┓┡╇┩│┃║╒╤╕╞╪╡╘╧╛┢╈┪└┠╂┨┗┻┛╟╫╢]+$/;

/** `outer`: bars stand at the ends of the lines too. */
function cellsOf(line: string, outer: boolean): string[] {
  const quoted = line.trim().replace(/^>\s*/, '');
  const bare = outer ? quoted.replace(/^[|│┃║]/, '').replace(/(^|[^\\])[|│┃║]$/, '$1') : quoted;
  return UNESCAPED.split(bare).map((cell) => cell.replace(/\\\|/g, '|').trim());
}

/** Every run of lines with bars is a table; what stands before it is its caption. */
export function readBarred(text: string): Grid[] {
  const grids: Grid[] = [];
  let block: string[] = [];
  let caption: string[] = [];
  const close = () => {
    const rule = block.findIndex((line, at) => at > 0 && RULE.test(line) && BAR.test(line));
    const lines = block.filter((line) => !RULE.test(line));
    const head = rule < 0 ? null : block.slice(0, rule).filter((line) => !RULE.test(line)).length;
    const outer = lines.every((line) => /^\s*(?:>\s*)?[|│┃║]/.test(line));
    const cells = lines.map((line) =>
      cellsOf(outer ? line : line.replace(/[|│┃║]\s*$/, ''), outer),
    );
    const first = head ?? 0;
    const isTable = cells.length > 1 || (cells[0]?.length ?? 0) > 2;
    if (isTable && cells.length > first) {
      const headRows = head !== null && head > 0 && head <= 3 ? head : null;
      grids.push({ cells, caption: caption.join('\n'), headRows });
      caption = [];
    } else {
      caption.push(...block);
    }
    block = [];
  };
  for (const line of text.split('\n')) {
    if (BAR.test(line) || (block.length > 0 && RULE.test(line) && line.trim() !== '')) {
      block.push(line);
      continue;
    }
    if (RULE.test(line) && line.trim() !== '') continue; // the upper side of a box
    if (block.length > 0) close();
    if (line.trim() !== '') caption.push(line.trim());
  }
  if (block.length > 0) close();
  return grids;
}
