/*
 * What the browser programs of this folder share: Debian's Chromium, started so that it asks
 * nobody but the server under test.
 */
import { chromium } from "playwright-core";

export const start = () => chromium.launch({
	executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
	headless: true,
	chromiumSandbox: false, // tests run as root in containers
	args: [
		"--disable-gpu", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-extensions",
		"--force-color-profile=srgb", "--font-render-hinting=none",
	],
});

const locales = { ar: "ar-JO", fr: "fr-FR", en: "en-GB" };

/* A visitor of their own: empty cache, no cookies. */
export const visit = (browser, { lang, width, dark = false, script = true }) =>
	browser.newContext({
		viewport: { width, height: 900 },
		locale: locales[lang] || "en-GB",
		timezoneId: "Asia/Amman",
		colorScheme: dark ? "dark" : "light",
		javaScriptEnabled: script,
		reducedMotion: "reduce",
	});
