/*
 * What is asked of one page in one language, in a browser with JavaScript and in one without.
 * Each check is { name, problem }: an empty problem is a pass.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { visit } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const widths = [390, 1280];
const KB = 1024;
const firstLoad = 60 * KB; // bytes on the line without the font
const withFont = 120 * KB;

/* Listens to everything a page asks for and complains of. */
async function listen(context, page, origin, expected) {
	const seen = { foreign: [], complaints: [], bytes: 0, font: 0 };
	const types = new Map();
	page.on("console", message => {
		const ofPage = message.location().url === expected.url && expected.status >= 400;
		if (message.type() === "error" && !ofPage) // Chromium reports a page that is a 404
			seen.complaints.push(message.text());
	});
	page.on("pageerror", error => seen.complaints.push(error.message));
	page.on("request", request => {
		if (new URL(request.url()).origin !== origin)
			seen.foreign.push(request.url());
	});
	page.on("response", response => {
		if (response.status() >= 400 && response.url() !== expected.url)
			seen.complaints.push(`${response.status()} ${response.url()}`);
	});
	const line = await context.newCDPSession(page);
	await line.send("Network.enable");
	line.on("Network.responseReceived", event => types.set(event.requestId, event.type));
	line.on("Network.loadingFinished", event => {
		const kind = types.get(event.requestId) === "Font" ? "font" : "bytes";
		seen[kind] += event.encodedDataLength;
	});
	return seen;
}

function violation({ id, impact, nodes }) {
	const where = nodes.slice(0, 3).map(node => node.target.join(" ")).join("; ");
	return `${id} (${impact}, ${nodes.length}): ${where}`;
}

async function violations(page, runOnly) {
	const { violations: found } = await page.evaluate(only => window.axe.run(document, {
		runOnly: only,
		resultTypes: ["violations"],
		preload: false,
	}), runOnly);
	return found.map(violation).join(" | ");
}

/* axe, and no sideways scroll, at each width; what a dark scheme can break is its colours. */
async function looks(page, label, checks) {
	for (const width of widths) {
		await page.setViewportSize({ width, height: 900 });
		const excess = await page.evaluate(() =>
			document.documentElement.scrollWidth - document.documentElement.clientWidth);
		checks.push({
			name: `${label} ${width}: no sideways scroll`,
			problem: excess > 0 ? `${excess} pixels too wide` : "",
		});
		checks.push({
			name: `${label} ${width}: axe`,
			problem: await violations(page, { type: "tag", values: tags }),
		});
	}
	await page.emulateMedia({ colorScheme: "dark" });
	checks.push({
		name: `${label} dark: contrast`,
		problem: await violations(page, { type: "rule", values: ["color-contrast"] }),
	});
	await page.emulateMedia({ colorScheme: "light" });
}

/* By keyboard: the first stop leads past the navigation, and can be seen when it has the focus. */
async function keyboard(page, label, checks) {
	await page.keyboard.press("Tab");
	const problem = await page.evaluate(() => {
		const stop = document.activeElement;
		if (stop.getAttribute("href") !== "#" + document.querySelector("main").id)
			return `the first stop is ${stop.outerHTML.slice(0, 80)}`;
		return stop.getBoundingClientRect().top < 0 ? "the first stop is out of sight" : "";
	});
	checks.push({ name: `${label}: keyboard`, problem });
}

/* On paper: the matter without the navigation, no wider than the sheet. */
async function paper(page, label, checks) {
	await page.setViewportSize({ width: 720, height: 900 });
	await page.emulateMedia({ media: "print", colorScheme: "light" });
	const problem = await page.evaluate(() => {
		const shown = selector => [...document.querySelectorAll(selector)]
			.some(element => element.getClientRects().length > 0);
		const root = document.documentElement;
		return [
			!shown("main") && "no main",
			shown("body > header, body > footer") && "head or foot printed",
			root.scrollWidth > root.clientWidth && "wider than the sheet",
		].filter(Boolean).join(", ");
	});
	checks.push({ name: `${label}: print`, problem });
}

export async function withScript(browser, { url, lang, label, status }) {
	const checks = [];
	const context = await visit(browser, { lang, width: widths[0] });
	await context.addInitScript(axe);
	const page = await context.newPage();
	const seen = await listen(context, page, new URL(url).origin, { url, status });
	const answer = await page.goto(url, { waitUntil: "load" });
	await page.evaluate(() => document.fonts.ready.then(() => true));
	const { bytes, font } = seen;
	checks.push({
		name: `${label}: answers ${status}`,
		problem: answer.status() === status ? "" : `${answer.status()} ${url}`,
	});
	checks.push({
		name: `${label}: first load ${(bytes / KB).toFixed(1)} KB`
			+ `, with the font ${((bytes + font) / KB).toFixed(1)} KB`,
		problem: [
			bytes > firstLoad && `more than ${firstLoad / KB} KB`,
			bytes + font > withFont && `more than ${withFont / KB} KB with the font`,
		].filter(Boolean).join(", "),
	});
	await looks(page, label, checks);
	await keyboard(page, label, checks);
	await paper(page, label, checks);
	checks.push({ name: `${label}: asks no other host`, problem: seen.foreign.join(" ") });
	checks.push({ name: `${label}: nothing on the console`, problem: seen.complaints.join(" | ") });
	await context.close();
	return { checks, bytes, font };
}

/*
 * Without JavaScript the page has its language and direction, one h1 in one main, a title, and
 * nothing that only a script could make work. Returns its links to this site too.
 */
export async function withoutScript(browser, { url, lang, label }) {
	const checks = [];
	const context = await visit(browser, { lang, width: widths[0], script: false });
	const page = await context.newPage();
	await page.goto(url, { waitUntil: "load" });
	const found = await page.evaluate(() => {
		const all = selector => [...document.querySelectorAll(selector)];
		const visible = element => element.getClientRects().length > 0;
		return {
			lang: document.documentElement.lang,
			dir: document.documentElement.dir,
			title: document.title.trim(),
			mains: all("main").length,
			headings: all("main h1").filter(visible).length,
			styled: all("[style]").length,
			scripted: all("script:not([src]), [onclick], [onchange], a[href^='javascript:']").length,
			buttons: all("button[data-copy], button[data-print]").filter(visible).length,
			excess: document.documentElement.scrollWidth - document.documentElement.clientWidth,
			lost: all("a[href^='#']").map(a => a.getAttribute("href"))
				.filter(href => href.length > 1 &&
					!document.getElementById(decodeURIComponent(href.slice(1)))),
			links: all("a[href], link[href]").map(a => a.href),
		};
	});
	const dir = lang === "ar" ? "rtl" : "ltr";
	checks.push({
		name: `${label} without script: complete`,
		problem: [
			found.lang !== lang && `lang="${found.lang}"`,
			found.dir !== dir && `dir="${found.dir}"`,
			!found.title && "no title",
			found.mains !== 1 && `${found.mains} main`,
			found.headings !== 1 && `${found.headings} h1`,
			found.styled && `${found.styled} inline styles`,
			found.scripted && `${found.scripted} inline scripts`,
			found.buttons && `${found.buttons} buttons that do nothing`,
			found.excess > 0 && `${found.excess} pixels too wide`,
			found.lost.length && `no such place: ${found.lost.slice(0, 3).join(" ")}`,
		].filter(Boolean).join(", "),
	});
	await context.close();
	const { origin } = new URL(url);
	const links = found.links
		.filter(link => new URL(link).origin === origin)
		.map(link => link.replace(/#.*/, ""));
	return { checks, links: [...new Set(links)] };
}
