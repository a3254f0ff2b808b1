// Asks Lighthouse about each address that comes in, one a line as JSON ({"url", "cookie"}), and
// writes what it says as a line of JSON: the four scores, what a slow phone waits for, what failed.
//
// node audit.js PATH_OF_CHROMIUM
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const SWITCHES = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  // The certificate of a copy that is served for this is signed by nobody.
  "--ignore-certificate-errors",
];
const MEASURES = {
  lcp: "largest-contentful-paint",
  cls: "cumulative-layout-shift",
  fcp: "first-contentful-paint",
  tbt: "total-blocking-time",
  bytes: "total-byte-weight",
};

function told(address, result) {
  const { audits, categories } = result.lhr;
  const scores = Object.values(categories).map((each) => [each.id, Math.round(each.score * 100)]);
  const measures = Object.entries(MEASURES).map(([name, id]) => [name, audits[id]?.numericValue]);
  const failed = Object.values(categories).flatMap((category) =>
    category.auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
      .map(({ id }) => `${category.id}: ${id} ${audits[id].displayValue ?? ""}`.trim()),
  );
  const requests = audits["network-requests"]?.details?.items.length;
  return {
    url: address.url,
    version: result.lhr.lighthouseVersion,
    error: result.lhr.runtimeError?.message,
    scores: Object.fromEntries(scores),
    ...Object.fromEntries(measures),
    requests,
    failed,
  };
}

// A header of ours would not do: the browser sends what it keeps itself.
async function signIn(page, { url, cookie }) {
  const wire = await page.createCDPSession();
  await wire.send("Network.clearBrowserCookies");
  if (!cookie) return;
  const [name, value] = cookie.split("=", 2);
  const { success } = await wire.send("Network.setCookie", { name, value, url, path: "/", secure: true });
  if (!success) throw new Error(`The browser takes no ${name}`);
}

const chrome = await chromeLauncher.launch({ chromePath: process.argv[2], chromeFlags: SWITCHES });
try {
  const browser = await puppeteer.connect({ browserURL: `http://127.0.0.1:${chrome.port}`, defaultViewport: null });
  for await (const line of createInterface({ input: process.stdin })) {
    const address = JSON.parse(line);
    const page = await browser.newPage();
    await signIn(page, address);
    const asked = {
      logLevel: "error",
      output: "json",
      // As it is: a phone of the middle class on a slow 4G line, both simulated.
      formFactor: "mobile",
      throttlingMethod: "simulate",
      // A page that says that nothing is here is a page too.
      ignoreStatusCode: true,
    };
    const result = await lighthouse(address.url, asked, undefined, page);
    await page.close();
    process.stdout.write(`${JSON.stringify(told(address, result))}\n`);
  }
} finally {
  await chrome.kill();
}
