/*
 * What web/marsad.js does in a browser, on pages made here and served from no server: each test
 * opens a few lines of HTML with the script and behaves like a visitor.
 *
 *	node tests/browser/script.mjs
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { start, visit } from "./browser.mjs";

const script = readFileSync(new URL("../../web/marsad.js", import.meta.url), "utf8");
const here = "http://localhost:9/"; // nobody is asked: every request is answered below
const security = "default-src 'none'; script-src 'self'; connect-src 'self'; form-action 'self'";

const browser = await start();
const count = { passed: 0, failed: 0 };

/* `others` answers the addresses beside the page and the script. */
async function test(name, body, run, others = () => ({ status: 404 })) {
	const context = await visit(browser, { lang: "ar", width: 800 });
	await context.grantPermissions(["clipboard-read", "clipboard-write"]);
	const page = await context.newPage();
	const asked = [];
	await page.route("**/*", route => {
		const url = new URL(route.request().url());
		asked.push(url.pathname + url.search);
		if (url.pathname === "/marsad.js")
			return route.fulfill({ contentType: "text/javascript", body: script });
		if (url.pathname !== "/")
			return route.fulfill(others(url));
		return route.fulfill({
			contentType: "text/html; charset=utf-8",
			headers: { "content-security-policy": security },
			body: `<!doctype html><html lang="ar" dir="rtl"><title>x</title>${body}`
				+ `<script src="/marsad.js"></script>`,
		});
	});
	try {
		await page.goto(here);
		await run(page, asked);
		count.passed += 1;
		console.log(`ok - ${name}`);
	} catch (error) {
		count.failed += 1;
		console.log(`not ok - ${name}\n  # ${error.message.split("\n").join("\n  # ")}`);
	}
	await context.close();
}

const filters = `<form data-auto><input type="search" name="q">
	<input type="checkbox" name="late" value="1"><button>x</button></form>`;

await test("a changed filter submits the form", filters, async page => {
	await page.check("[name=late]", { noWaitAfter: true });
	await page.waitForURL("**/?q=&late=1", { timeout: 3000 });
});

await test("a changed search text alone submits nothing", filters, async (page, asked) => {
	await page.fill("[name=q]", "x");
	await page.locator("[name=q]").blur();
	await page.waitForTimeout(200);
	assert.deepEqual(asked, ["/", "/marsad.js"]);
});

await test("copying takes the text of the citation and says so",
	`<p id="c">  مرصد (2026) </p><button hidden data-copy="c" data-done="نُسخ">انسخ</button>`,
	async page => {
		await page.click("button");
		await page.getByText("نُسخ", { exact: true }).waitFor({ timeout: 3000 });
		assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "مرصد (2026)");
	});

await test("the print button is shown and prints",
	`<button hidden data-print>اطبع</button>`, async page => {
		await page.evaluate(() => { window.print = () => { document.title = "printed"; }; });
		await page.click("button");
		assert.equal(await page.title(), "printed");
	});

await test("the names of chosen files stand beside the field",
	`<div class="up"><input type="file" multiple><span class="hint"></span></div>`,
	async page => {
		const file = name => ({ name, mimeType: "text/plain", buffer: Buffer.from("x") });
		await page.setInputFiles("input", [file("a.pdf"), file("b.pdf")]);
		assert.equal(await page.textContent(".hint"), "a.pdf، b.pdf");
	});

const form = `<form data-guard action="/done"><input name="t"><button>x</button></form>`;

/* Leaves the page by its address; true when the visitor was asked first. */
async function isAsked(page) {
	let asked = false;
	page.on("dialog", dialog => {
		asked = dialog.type() === "beforeunload";
		dialog.accept();
	});
	await page.goto(`${here}elsewhere`).catch(() => null);
	return asked;
}

await test("unsaved changes are asked about", form, async page => {
	await page.click("input");
	await page.keyboard.type("y");
	assert.equal(await isAsked(page), true);
});

await test("an untouched form is left without a question", form, async page => {
	await page.click("input");
	assert.equal(await isAsked(page), false);
});

await test("saving asks no question", form, async page => {
	await page.click("input");
	await page.keyboard.type("y");
	let asked = false;
	page.on("dialog", dialog => {
		asked = true;
		dialog.accept();
	});
	await page.click("button");
	await page.waitForURL("**/done?t=y", { timeout: 3000 });
	assert.equal(asked, false);
}, () => ({ contentType: "text/html", body: "<title>done</title>" }));

let answers = 0;
await test("a job's progress is shown, survives a failed answer, and its end reloads the page",
	`<div data-job="/job.json"><progress></progress><output></output></div>`,
	async (page, asked) => {
		await page.getByText("نصف العمل").waitFor({ timeout: 6000 });
		assert.equal(await page.locator("progress").evaluate(p => p.value / p.max), 0.5);
		await page.waitForEvent("load", { timeout: 10000 });
		assert.ok(asked.filter(path => path === "/").length === 2, "reloaded once");
	}, () => {
		answers += 1;
		const state = { done: 1, total: 2, text: "نصف العمل", finished: answers > 2 };
		return answers === 1 ? { status: 503 } :
			{ contentType: "application/json", body: JSON.stringify(state) };
	});

await browser.close();
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed ? 1 : 0);
