// Asks Lighthouse about each address that comes in, one a line as JSON ({"url", "cookie"}), and
// writes what it says as a line of JSON: the four scores, what a slow phone waits for, what failed.
//
// node audit.js PATH_OF_CHROMIUM
import * as chromeLauncher from "chrome-launcher";
import lighthouse from "lighthouse";
import { createInterface } from "node:readline";

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

const chrome = await chromeLauncher.launch({ chromePath: process.argv[2], chromeFlags: SWITCHES });
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const address = JSON.parse(line);
    const result = await lighthouse(address.url, {
      port: chrome.port,
      logLevel: "error",
      output: "json",
      // As it is: a phone of the middle class on a slow 4G line, both simulated.
      formFactor: "mobile",
      throttlingMethod: "simulate",
      // A page that says that nothing is here is a page too.
      ignoreStatusCode: true,
      extraHeaders: address.cookie ? { Cookie: address.cookie } : undefined,
    });
    process.stdout.write(`${JSON.stringify(told(address, result))}\n`);
  }
} finally {
  await chrome.kill();
}
