//! A host page of another origin with the program in a sandboxed frame.

use crate::checks::{Failure, Outcome, check};
use crate::page::Page;
use crate::window::Window;
use serde_json::{Value, json};

/// The host page; the window is on it, not in the frame.
#[derive(Clone, Copy)]
pub(crate) struct Host<'a>(pub(crate) &'a Window);

impl<'a> Host<'a> {
    /// Opens the host page with the program of `site` at `rest` in its frame, and waits for
    /// `ready`.
    pub(crate) fn open(
        window: &'a Window,
        host: &str,
        site: &str,
        rest: &str,
        size: (u32, u32),
    ) -> Outcome<Self> {
        let frame: String = format!("{site}/{rest}")
            .bytes()
            .map(|byte| format!("%{byte:02x}"))
            .collect();
        window.go(&format!(
            "{host}/host.html?frame={frame}&width={}&height={}",
            size.0, size.1
        ))?;
        let page = Self(window);
        page.hears("ready")?;
        Ok(page)
    }

    /// Opens the page of [`Sites::host`](crate::stage::Sites) at this path, with a frame in it, and
    /// waits for `ready`.
    pub(crate) fn page(window: &'a Window, host: &str, path: &str) -> Outcome<Self> {
        window.go(&format!("{host}{path}"))?;
        let page = Self(window);
        page.hears("ready")?;
        Ok(page)
    }

    /// Waits for a message of this type.
    pub(crate) fn hears(self, kind: &str) -> Outcome<Value> {
        let found = format!(
            "window.inbox && window.inbox.findLast(letter => letter.data.type === '{kind}')"
        );
        Ok(self
            .0
            .wait_for(&format!("the host hears {kind:?}"), &found)?)
    }

    /// Asks, and gives the payload of the answer.
    pub(crate) fn ask(self, kind: &str, payload: &Value) -> Outcome<Value> {
        let answer = self.0.run_until_done(
            "window.ask(arguments[0], arguments[1]).then(done);",
            &[json!(kind), payload.clone()],
        )?;
        check(
            answer["ok"] == json!(true),
            format!("{kind} was answered with {answer}"),
        )?;
        Ok(answer["payload"].clone())
    }

    /// Sends any message and gives the code of the refusal with this id.
    pub(crate) fn refusal(self, message: &Value) -> Outcome<String> {
        let id = message["id"].as_str().unwrap_or_default();
        let answer = self.0.run_until_done(
            "window.send(arguments[0]); window.answer(arguments[1]).then(done);",
            &[message.clone(), json!(id)],
        )?;
        answer["error"]["code"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| Failure::new(format!("{message} was answered with {answer}")))
    }

    /// Goes into the frame, acts there, and comes back.
    pub(crate) fn inside<T>(self, act: impl FnOnce(Page<'a>) -> Outcome<T>) -> Outcome<T> {
        let frame = self.0.find("iframe")?;
        self.0.enter(Some(&frame))?;
        let outcome = act(Page(self.0));
        self.0.enter(None)?;
        outcome
    }

    /// Waits until no message has come for longer than the frame ever waits to tell a state.
    pub(crate) fn hears_no_more(self) -> Outcome {
        self.0.run_until_done(
            "let timer; const wait = () => { clearTimeout(timer); timer = setTimeout(end, 300); }; \
             const end = () => { removeEventListener('message', wait); done(true); }; \
             addEventListener('message', wait); wait();",
            &[],
        )?;
        Ok(())
    }

    /// Forgets what was heard.
    pub(crate) fn forget(self) -> Outcome {
        self.0.run("window.inbox = [];", &[])?;
        Ok(())
    }

    /// All messages heard of a type.
    pub(crate) fn heard(self, kind: &str) -> Outcome<Vec<Value>> {
        let found = self
            .0
            .run("return window.inbox.filter(letter => letter.data.type === arguments[0]).map(letter => letter.data);", &[json!(kind)])?;
        Ok(found.as_array().cloned().unwrap_or_default())
    }

    /// Where the letters come from: `null` for a sandboxed frame.
    pub(crate) fn origin_of_letters(self) -> Outcome<String> {
        Ok(self
            .0
            .run("return window.inbox[0].origin;", &[])?
            .as_str()
            .unwrap_or_default()
            .to_owned())
    }
}
