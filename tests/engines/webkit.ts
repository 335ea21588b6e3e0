/**
 * WebKit as the system has it: WebKitGTK's small browser, on a screen of its own, driven by its
 * WebDriver. It is the engine of Safari, in the version that the system offers.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { Builder, Capabilities, type WebDriver, type WebElement } from 'selenium-webdriver';
import { fileOf, programOf } from './programs';
import type { Reader } from './reader';

const PLACES = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].flatMap((machine) =>
  ['4.1', '4.0', '6.0'].map((version) => `/usr/lib/${machine}/webkit2gtk-${version}/MiniBrowser`),
);
const BROWSER = fileOf(...PLACES);
const DRIVER = programOf('WebKitWebDriver');
const SCREEN = programOf('Xvfb');

export const WEBKIT = BROWSER && DRIVER && SCREEN;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

/** A screen that nobody sees; its number is what the server chooses. */
function startScreen(program: string): Promise<{ display: string; screen: ChildProcess }> {
  const screen = spawn(program, ['-displayfd', '3', '-screen', '0', '1600x1200x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    screen.once('error', reject);
    screen.stdio[3]?.once('data', (number: Buffer) =>
      resolve({ display: `:${number.toString().trim()}`, screen }),
    );
  });
}

async function connect(port: number, browser: string): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  });
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await new Builder()
        .usingServer(`http://127.0.0.1:${port}`)
        .withCapabilities(capabilities)
        .build();
    } catch (reason) {
      if (attempt === 20) throw reason;
      await new Promise((resolve) => setTimeout(resolve, 250)); // the driver is starting
    }
  }
}

/** The first frame of the page, within an element of its own too. */
function firstFrame(): HTMLIFrameElement {
  const roots = [document, ...[...document.querySelectorAll('*')].map((one) => one.shadowRoot)];
  const [frame] = roots.flatMap((root) => root?.querySelector('iframe') ?? []);
  if (!frame) throw new Error('The page has no frame.');
  return frame;
}

/**
 * WebKitGTK 2.50 computes wrongly where its last compiler (OMG, x86-64) has translated the WebAssembly: a
 * field of an answer is 0, or a call fails, in about one of 60 fresh pages that ask what numbers.test.ts
 * asks; in none of 247 without that compiler. So the tests do without it, unless told to:
 * `JSC_useOMGJIT=1 GAINCAST_TURNS=200 ENGINES=webkit npm run test:engines --prefix tests -- numbers` counts.
 */
const WITHOUT_OMG = { JSC_useOMGJIT: '0' };

export async function openWebKit(): Promise<Reader> {
  if (!BROWSER || !DRIVER || !SCREEN) throw new Error('This machine has no WebKit to drive.');
  const { display, screen } = await startScreen(SCREEN);
  const port = await freePort();
  const driverProcess = spawn(DRIVER, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...WITHOUT_OMG,
      ...process.env,
      DISPLAY: display,
      // As root, as in CI, its sandbox does not start.
      ...(process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' } : {}),
    },
  });
  const driver = await connect(port, BROWSER);
  const resize = async (width: number, height: number) => {
    await driver.manage().window().setRect({ x: 0, y: 0, width, height });
  };
  await resize(1280, 900);
  const run: Reader['run'] = (script, ...given) => driver.executeScript(script, ...given);
  const actions = () => driver.actions({ async: true });
  return {
    name: 'WebKit',
    open: (url) => driver.get(url),
    reload: () => driver.navigate().refresh(),
    resize,
    run,
    async runInFrame(script, ...given) {
      await driver.switchTo().frame(await driver.executeScript<WebElement>(firstFrame));
      try {
        return await run(script, ...given);
      } finally {
        await driver.switchTo().defaultContent();
      }
    },
    moveTo: (x, y) =>
      actions()
        .move({ x: Math.round(x), y: Math.round(y), duration: 0 })
        .perform(),
    press: () => actions().press().perform(),
    release: () => actions().release().perform(),
    type: (text) =>
      actions()
        .sendKeys(...text)
        .perform(),
    picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    async close() {
      await driver.quit();
      driverProcess.kill();
      screen.kill();
    },
  };
}
