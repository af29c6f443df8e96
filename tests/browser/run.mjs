/*
 * Opens the pages of pages.txt as visitors would: three languages, telephone and desk, light and
 * dark, with and without JavaScript, and on paper.
 *
 *	node tests/browser/run.mjs http://localhost:8080 [NAME...]
 *
 * One line a check, as in TAP; the last line counts them. The exit status says whether all passed.
 * Links are asked for once each, LINKS_MAX (default 800) of them in all; the rest is skipped.
 */
import { readFileSync } from "node:fs";
import { start } from "./browser.mjs";
import { withScript, withoutScript } from "./checks.mjs";

const languages = ["ar", "fr", "en"];
const atOnce = Number(process.env.PAGES_AT_ONCE || 2);
const linksMax = Number(process.env.LINKS_MAX || 800);

const [base, ...names] = process.argv.slice(2);
if (!base) {
	console.error("usage: run.mjs BASEURL [NAME...]");
	process.exit(2);
}

const listed = readFileSync(process.env.PAGES || new URL("pages.txt", import.meta.url), "utf8")
	.split("\n")
	.filter(line => line.trim() && !line.startsWith("#"))
	.map(line => line.trim().split(/\s+/))
	.filter(([name]) => !names.length || names.includes(name));

const count = { passed: 0, failed: 0, skipped: 0 };
let number = 0;

function report({ name, problem, skip }) {
	number += 1;
	count[skip ? "skipped" : problem ? "failed" : "passed"] += 1;
	console.log(`${problem ? "not ok" : "ok"} ${number} - ${name}${skip ? ` # SKIP ${skip}` : ""}`);
	if (problem)
		console.log(`  # ${problem}`);
}

/* Runs jobs a few at a time; one that throws is a failed check. */
async function each(jobs, width, run) {
	const queue = [...jobs];
	await Promise.all(Array.from({ length: width }, async () => {
		for (let job; (job = queue.shift());)
			await run(job).catch(error =>
				report({ name: `${job.label}: runs`, problem: error.message.split("\n")[0] }));
	}));
}

const browser = await start();
const jobs = listed.flatMap(([name, path, status = "200"]) => languages
	.filter(lang => path.includes("{lang}") || lang === "ar")
	.map(lang => ({
		label: `${name} ${lang}`,
		lang,
		status: Number(status),
		url: new URL(path.replaceAll("{lang}", lang), base).href,
	})));

const links = new Map(); // address -> the page it stands on
let heaviest = { bytes: 0 };
await each(jobs, atOnce, async job => {
	const { checks, bytes, font } = await withScript(browser, job);
	if (bytes > heaviest.bytes)
		heaviest = { bytes, font, label: job.label };
	const bare = await withoutScript(browser, job);
	bare.links.forEach(link => links.has(link) || links.set(link, job.label));
	[...checks, ...bare.checks].forEach(report);
});
await browser.close();

/* Ways on: downloads too. Only the status is read. */
const asked = [...links].slice(0, linksMax).map(([url, label]) => ({ url, label }));
const dead = [];
await each(asked, 4, async ({ url, label }) => {
	const answer = await fetch(url, { redirect: "follow" });
	await answer.body?.cancel();
	if (answer.status >= 400)
		dead.push(`${answer.status} ${url} (on ${label})`);
});
if (asked.length)
	report({ name: `${asked.length} links lead somewhere`, problem: dead.join("\n  # ") });
if (links.size > asked.length)
	report({ name: `${links.size - asked.length} more links`, skip: `LINKS_MAX=${linksMax}` });

if (heaviest.label)
	console.log(`# heaviest first load: ${heaviest.label}, ${heaviest.bytes} bytes`
		+ ` and ${heaviest.font} of font`);
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`);
process.exit(count.failed || !count.passed ? 1 : 0);
