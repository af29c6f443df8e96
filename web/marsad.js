/*
 * What a browser with JavaScript does beyond the page, which is complete without it.
 *
 *	form[data-auto]		a change of a filter submits the form
 *	button[data-copy=ID]	copies the text of element ID; says its data-done when done
 *	button[data-print]	prints
 *	.up input[type=file]	shows the names of the chosen files in the .hint beside it
 *	form[data-guard]	asks before unsaved changes are lost
 *	[data-job=URL]		asks URL for {done, total, text, finished} until finished
 *
 * Buttons that do nothing without this script carry `hidden`, and are shown here.
 */
(() => {
	"use strict";

	const each = (selector, run) => document.querySelectorAll(selector).forEach(run);

	each("form[data-auto]", form => form.addEventListener("change", event => {
		// A search box submits by its own Enter.
		if (event.target.type !== "search")
			form.requestSubmit();
	}));

	each("button[data-copy]", button => {
		if (!navigator.clipboard)
			return; // a page that did not come over HTTPS
		button.hidden = false;
		button.addEventListener("click", async () => {
			const text = document.getElementById(button.dataset.copy).innerText.trim();
			await navigator.clipboard.writeText(text);
			button.textContent = button.dataset.done;
		});
	});

	each("button[data-print]", button => {
		button.hidden = false;
		button.addEventListener("click", () => window.print());
	});

	each(".up input[type=file]", input => input.addEventListener("change", () => {
		const separator = document.documentElement.dir === "rtl" ? "، " : ", ";
		const names = [...input.files].map(file => file.name);
		input.closest(".up").querySelector(".hint").textContent = names.join(separator);
	}));

	let unsaved = false;
	each("form[data-guard]", form => {
		form.addEventListener("input", () => { unsaved = true; });
		form.addEventListener("submit", () => { unsaved = false; });
	});
	window.addEventListener("beforeunload", event => {
		if (unsaved)
			event.preventDefault();
	});

	each("[data-job]", async job => {
		const progress = job.querySelector("progress");
		const output = job.querySelector("output");
		for (let wait = 1000; ; wait = Math.min(wait * 1.5, 10000)) {
			await new Promise(done => setTimeout(done, wait));
			const answer = await fetch(job.dataset.job).catch(() => null);
			if (!answer || !answer.ok)
				continue; // the server restarts, or the line is down: ask again, later
			const state = await answer.json();
			progress.max = state.total;
			progress.value = state.done;
			output.textContent = state.text;
			if (state.finished)
				return location.reload();
		}
	});
})();
