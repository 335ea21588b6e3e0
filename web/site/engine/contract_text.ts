/**
 * The engine's contract as text for its documentation, from the file that states it: every method with
 * its comment, and every type that methods name. Results are stated there as schemas; each is written
 * as the type that it is of. A schema of a kind that is not known here stops the build.
 */
import ts from 'typescript';
import { GENERATING_LAWS, LAW_IDS } from '../../src/engine/law_ids';

/** `says` is the comment over it, as one text. */
export type Told = { name: string; text: string; says: string };
export type Contract = { methods: Told[]; types: Told[] };

const PLAIN: Readonly<Record<string, string>> = {
  finite: 'number',
  finiteOrNull: 'number | null',
  count: 'number',
  weight: 'number',
  probability: 'number',
};

const GROUPED = ['Forecasting', 'Planning', 'Tables', 'Engine', 'PublicModule'];

function commentOver(node: ts.Node, source: ts.SourceFile): string {
  const [comment] = ts.getLeadingCommentRanges(source.text, node.getFullStart())?.slice(-1) ?? [];
  const text = comment ? source.text.slice(comment.pos, comment.end) : '';
  if (!text.startsWith('/**')) return '';
  const lines = text.slice(3, -2).split('\n');
  return lines
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The comment in the rest of its line. */
function commentBeside(node: ts.Node, source: ts.SourceFile): string {
  const [beside] = ts.getTrailingCommentRanges(source.text, node.getEnd() + 1) ?? [];
  return beside ? ` ${source.text.slice(beside.pos, beside.end)}` : '';
}

/** The schema as the type that it is of; `deep` is how far its lines are indented. */
function typeOf(node: ts.Expression, source: ts.SourceFile, deep = 0): string {
  const raw = (one: ts.Node) => one.getText(source);
  const inner = (one: ts.Expression | undefined) => (one ? typeOf(one, source, deep) : 'unknown');
  const grouped = (text: string) =>
    text.includes(' | ') && !text.endsWith('}') ? `(${text})` : text;
  if (ts.isIdentifier(node)) {
    return PLAIN[node.text] ?? node.text.replace(/Schema$/, '');
  }
  if (!ts.isCallExpression(node)) throw new Error(`No type is known for ${raw(node)}.`);
  const [first, second] = node.arguments;
  switch (raw(node.expression)) {
    case 'v.strictObject':
    case 'v.object':
    case 'v.looseObject':
      return first && ts.isObjectLiteralExpression(first)
        ? objectOf(first, source, deep)
        : 'unknown';
    case 'v.array':
      return `${grouped(inner(first))}[]`;
    case 'v.nullable':
      return `${inner(first)} | null`;
    case 'v.record':
      return `Record<${inner(first)}, ${inner(second)}>`;
    case 'v.pipe':
    case 'v.exactOptional':
      return inner(first);
    case 'v.string':
      return 'string';
    case 'v.number':
      return 'number';
    case 'v.boolean':
      return 'boolean';
    case 'v.literal':
    case 'v.instance':
      return first ? raw(first) : 'unknown';
    case 'v.picklist':
      return first ? unionOf(first, source) : 'unknown';
    case 'v.union':
      return first && ts.isArrayLiteralExpression(first)
        ? first.elements.map((one) => inner(one)).join(' | ')
        : 'unknown';
    case 'perLetter':
      return `Record<Letter, ${inner(first)}>`;
    default:
      throw new Error(`No type is known for ${raw(node)}.`);
  }
}

/** Lists that the contract takes from elsewhere. */
const LISTS: Readonly<Record<string, readonly string[]>> = { LAW_IDS, GENERATING_LAWS };

/** The ids of a list that has a name, as they are written. */
function idsOf(name: string, { text }: ts.SourceFile): string[] {
  const known = LISTS[name];
  if (known) return known.map((id) => `'${id}'`);
  const [, ids] = new RegExp(`const ${name} = \\[(.*?)\\]`, 's').exec(text) ?? [];
  if (ids === undefined) throw new Error(`The contract has no list ${name}.`);
  return ids.split(',').map((id) => id.trim());
}

/** The ids of a list, which may be a constant; one a line where there is a word to each. */
function unionOf(list: ts.Expression, source: ts.SourceFile): string {
  const elements = ts.isIdentifier(list)
    ? idsOf(list.text, source).map((id) => ({ id, after: '' }))
    : (list as ts.ArrayLiteralExpression).elements.map((one) => ({
        id: one.getText(source),
        after: commentBeside(one, source),
      }));
  if (elements.every(({ after }) => after === '')) return elements.map(({ id }) => id).join(' | ');
  return elements.map(({ id, after }) => `\n  | ${id}${after}`).join('');
}

function objectOf(node: ts.ObjectLiteralExpression, source: ts.SourceFile, deep: number): string {
  const room = '  '.repeat(deep + 1);
  const lines = node.properties.map((property) => {
    const short = ts.isShorthandPropertyAssignment(property);
    if (!short && !ts.isPropertyAssignment(property)) throw new Error('A part has no type.');
    const value = short ? property.name : property.initializer;
    const optional = value.getText(source).startsWith('v.exactOptional(') ? '?' : '';
    const type = typeOf(value, source, deep + 1);
    const over = commentOver(property, source);
    const after = commentBeside(property, source);
    const before = over === '' ? '' : `${room}/** ${over} */\n`;
    return `${before}${room}${property.name.getText(source)}${optional}: ${type};${after}`;
  });
  return lines.length === 0 ? 'object' : `{\n${lines.join('\n')}\n${'  '.repeat(deep)}}`;
}

export function readContract(text: string): Contract {
  const source = ts.createSourceFile('contract.ts', text, ts.ScriptTarget.Latest, true);
  const methods = new Map<string, Told>();
  const types = new Map<string, Told>();
  const tell = (name: string, written: string, says: string) =>
    types.set(name, {
      name,
      says,
      text: `type ${name} =${written.startsWith('\n') ? written : ` ${written};`}`,
    });
  for (const statement of source.statements) {
    const says = commentOver(statement, source);
    if (ts.isVariableStatement(statement)) {
      for (const { name, initializer } of statement.declarationList.declarations) {
        const called = name.getText(source);
        if (!called.endsWith('Schema') || !initializer || ts.isArrowFunction(initializer)) continue;
        tell(called.replace(/Schema$/, ''), typeOf(initializer, source), says);
      }
    }
    if (!ts.isTypeAliasDeclaration(statement)) continue;
    const { name, type } = statement;
    if (GROUPED.includes(name.text) && ts.isTypeLiteralNode(type)) {
      for (const member of type.members) {
        const called = member.name?.getText(source) ?? '';
        const signature = member
          .getText(source)
          .replace(/^\w+: /, '')
          .replace(/\s+/g, ' ');
        const written = signature.replace(/;$/, '').replace(/, \)/, ')').replace(/\( /, '(');
        if (methods.has(called)) continue;
        methods.set(called, { name: called, text: written, says: commentOver(member, source) });
      }
    } else if (!GROUPED.includes(name.text) && !/v\.InferOutput/.test(type.getText(source))) {
      const generic = statement.typeParameters
        ? `<${statement.typeParameters.map((one) => one.getText(source)).join(', ')}>`
        : '';
      types.set(name.text, {
        name: name.text,
        says,
        text: `type ${name.text}${generic} = ${type.getText(source)};`,
      });
    }
  }
  return { methods: [...methods.values()], types: [...types.values()] };
}
