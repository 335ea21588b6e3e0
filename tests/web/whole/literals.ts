/** The sentences that stand as strings or templates in the sources, for those that no test can provoke. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import type { Said } from './page_text';

const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return name.endsWith('.ts') && !name.endsWith('.d.ts') ? [path] : [];
  });

/** Prose: three words or more, and no code, markup or selector. */
const isProse = (text: string): boolean =>
  /(\p{L}+[,;:]? ){2}\p{L}/u.test(text) && !/[<>{}=]|\.\w+\(|^[.#]/.test(text);

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

export function literalsIn(folder: string): Said[] {
  return filesIn(folder).flatMap((path) => {
    const where = relative(folder, path);
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest);
    const found: Said[] = [];
    const visit = (node: ts.Node): void => {
      const markup = ts.isTaggedTemplateExpression(node);
      const text = markup || ts.isImportDeclaration(node) ? null : textOf(node);
      if (text !== null && isProse(text)) found.push({ text: text.replace(/\s+/g, ' '), where });
      ts.forEachChild(node, visit);
    };
    visit(source);
    return found;
  });
}
