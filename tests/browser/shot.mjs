/*
 * A picture of a whole page, to be looked at.
 *
 *	node tests/browser/shot.mjs http://localhost:8080 /ar/plans out.png 390 [dark] [nojs] [print]
 */
import { start, visit } from "./browser.mjs";

const [base, path, out, width, ...flags] = process.argv.slice(2);
if (!width) {
	console.error("usage: shot.mjs BASEURL PATH OUT.png WIDTH [dark] [nojs] [print]");
	process.exit(2);
}
const browser = await start();
const context = await visit(browser, {
	lang: path.split("/")[1],
	width: Number(width),
	dark: flags.includes("dark"),
	script: !flags.includes("nojs"),
});
const page = await context.newPage();
page.on("console", message => {
	if (message.type() === "error")
		console.error(message.text());
});
page.on("pageerror", error => console.error(error.message));
const answer = await page.goto(new URL(path, base).href, { waitUntil: "load" });
if (flags.includes("print"))
	await page.emulateMedia({ media: "print" });
if (!flags.includes("nojs"))
	await page.evaluate(() => document.fonts.ready.then(() => true));
await page.screenshot({ path: out, fullPage: true });
console.log(`${answer.status()} ${out}`);
await browser.close();
