/**
 * Writes `engine.html`, on the engine for Node, notebooks and other pages. Methods and types are read
 * from the contract, and the examples' output is what the engine prints when the site is built.
 */
import { readFileSync } from 'node:fs';
import { loadEngine } from '../../src/public_module';
import { escaped } from '../../src/exports/pictures/markup';
import { readContract, type Contract, type Told } from './contract_text';
import { BEGIN, EXAMPLES } from './engine_examples';
import { headTags } from '../heads';
import { runExample } from './run_example';
import { staticPage } from '../static_page';

const TITLE = 'The engine, for Node, notebooks and other pages';
const DESCRIPTION =
  'Every method of Gaincast’s engine.js with its types and an example: fit, forecast, bootstrap, decompose, validate, design, backtest, readTable; and links from Python.';

const block = (kind: string, code: string) => `<pre class="${kind}"><code>${code}</code></pre>`;

/** `back-quoted` words as code. */
const prose = (text: string) =>
  escaped(text).replace(/`([^`]+)`/g, (_all, code: string) => `<code>${code}</code>`);

function linker({ types }: Contract) {
  const names = new RegExp(`\\b(${types.map(({ name }) => name).join('|')})\\b(?!['-])`, 'g');
  /** Every type in code leads to where it is written, but not in what is said beside it. */
  return (code: string, own = '') =>
    escaped(code)
      .split('\n')
      .map((line) => {
        const at = line.search(/\/\/|\/\*/);
        const [said, beside] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at)];
        return (
          said.replace(names, (name) => (name === own ? name : `<a href="#${name}">${name}</a>`)) +
          beside
        );
      })
      .join('\n');
}

const START = `<p>
  <code>engine.js</code> is the engine of <a href="./">this calculator</a> as an ES module, for pages,
  notebooks, and Node from version 20 on. It needs no set-up: it loads its WebAssembly from beside it.
  In a folder whose <code>package.json</code> says <code>commonjs</code>, import <code>engine.mjs</code>, the same module.
</p>
${block(
  'code',
  escaped(`import { loadEngine } from './engine.js'; // or its whole address, in a page
const engine = await loadEngine();
${BEGIN}const { value } = engine.forecast(observations, { sizes: [70] });`),
)}
<p>
  Sizes are billions of parameters; gains and everything called <code>se</code> or <code>sd</code>
  percentage points (pp). Every method is a pure, synchronous function and throws nothing: an answer
  is <code>{ ok: true, value }</code> or <code>{ ok: false, error }</code>, where
  <code>error</code> names the row, counted from 0, and the field. <code>null</code> stands for a
  value that is not finite. In a page with a Content-Security-Policy, <code>script-src</code> must
  allow the module and <code>'wasm-unsafe-eval'</code>, and <code>connect-src</code> the site.
</p>`;

const PYTHON = (
  code: string,
) => `<h2 id="python">A link from Python, and a forecast in a notebook</h2>
<p>
  This needs the standard library only; <a href="./links.html">what a link can say</a> lists the fields.
  The link opens the calculator with these rows. In a notebook, <code>show(rows)</code> as a cell’s last
  line shows the forecast under it, from the calculator in one file beside the notebook
  (<a href="./gaincast.html" download>gaincast.html</a>).
</p>
${block('python', escaped(code))}`;

export async function enginePage(contractFile: string, site: string): Promise<string> {
  const contract = readContract(readFileSync(contractFile, 'utf8'));
  const engine = await loadEngine();
  const linked = linker(contract);
  const example = (code: string) =>
    `${block('example', escaped(code))}\n${block('printed', escaped(runExample(code, engine)))}`;
  const method = ({ name, text, says }: Told) => {
    const examples = EXAMPLES[name];
    if (!examples) throw new Error(`The documentation shows no example of ${name}.`);
    return `<h3 id="${name}">${name}</h3>
${block('signature', `${name}: ${linked(text)}`)}
${says === '' ? '' : `<p>${prose(says)}</p>`}
${examples.map(example).join('\n')}`;
  };
  const type = ({ name, text, says }: Told) => `<div id="${name}" class="type">
${block('type', linked(text, name))}
${says === '' ? '' : `<p>${prose(says)}</p>`}
</div>`;
  const python = readFileSync(new URL('./gaincast_link.py', import.meta.url), 'utf8');
  return staticPage({
    title: `${TITLE} · Gaincast`,
    description: DESCRIPTION,
    lead: TITLE,
    up: './',
    told: headTags(TITLE, DESCRIPTION, 'engine.html', site),
    main: `${START}
<h2>Methods</h2>
<p>
  The examples use the rows above. Each is followed by its output when this page was built.
  ${contract.methods.map(({ name }) => `<a href="#${name}"><code>${name}</code></a>`).join(' · ')} ·
  <a href="#python">a link from Python</a>
</p>
${contract.methods.map(method).join('\n')}
<h2>Types</h2>
${contract.types.map(type).join('\n')}
${PYTHON(python.replace(/\n*if __name__.*/s, ''))}`,
  });
}
