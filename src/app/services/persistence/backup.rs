//! A reminder to take work home: what a browser stores, it can lose.

use super::handle::Persistence;
use crate::app::services::export;
use crate::app::state::notices::Notice;
use crate::browser::clock;
use crate::model::Day;
use leptos::prelude::*;
use serde_json::{Value, json};

const BACKUP: &str = "tallymark:backup";

/// So much work, and so many days, since all of it was exported.
const MANY: usize = 40;
const LONG: i64 = 7;

#[derive(Default)]
struct Backup {
    /// The day of the last export of all, or of the first work.
    since: String,
    /// Decisions on the desk then.
    decisions: usize,
    /// The person wants no reminder.
    is_silent: bool,
}

impl Persistence {
    fn backup(self) -> Backup {
        let kept: Value =
            self.storage().get(BACKUP).and_then(|raw| serde_json::from_str(&raw).ok()).unwrap_or_default();
        Backup {
            since: kept.get("since").and_then(Value::as_str).unwrap_or_default().to_owned(),
            decisions: kept.get("decisions").and_then(Value::as_u64).unwrap_or_default() as usize,
            is_silent: kept.get("silent").and_then(Value::as_bool).unwrap_or_default(),
        }
    }

    fn keep_backup(self, backup: &Backup) {
        let kept = json!({ "since": backup.since, "decisions": backup.decisions, "silent": backup.is_silent });
        // A reminder is a comfort: a full storage is said of documents.
        let _ = self.storage().set(BACKUP, &kept.to_string());
    }

    fn decisions(self) -> usize {
        self.store.work.with_untracked(|work| work.desk.documents().iter().map(|document| document.kept().len()).sum())
    }

    /// Takes note of every export of all.
    pub(super) fn watch_exports(self) {
        Effect::new(move |_| {
            let exported = self.store.exported.get();
            if exported.is_empty() {
                self.remind();
            } else {
                self.note_export(exported);
            }
        });
    }

    fn note_export(self, since: String) {
        self.store.notices.settle(BACKUP);
        self.keep_backup(&Backup { since, decisions: self.decisions(), ..self.backup() });
    }

    /// Reminds of a backup, once a visit.
    pub(super) fn remind(self) {
        if self.known.with_value(|known| known.has_reminded) || !self.storage().lasts() {
            return;
        }
        // Without work there is nothing to take home.
        let decisions = self.decisions();
        if decisions > 0 {
            self.remind_of(decisions);
        }
    }

    fn remind_of(self, decisions: usize) {
        let (backup, now) = (self.backup(), clock::now());
        if backup.since.is_empty() {
            return self.keep_backup(&Backup { since: now, ..backup });
        }
        let day = |time: &str| time.get(..10).and_then(|day| day.parse::<Day>().ok());
        let days = day(&now).zip(day(&backup.since)).map_or(0, |(now, since)| now.days_since(since));
        let many = decisions.saturating_sub(backup.decisions);
        if backup.is_silent || many < MANY || days < LONG {
            return;
        }
        self.known.update_value(|known| known.has_reminded = true);
        let (store, texts) = (self.store, self.store.texts());
        let notice = Notice::said((texts.persistence.remind)(many))
            .about(BACKUP)
            .with(texts.persistence.export_all, move || export::export(store, None))
            .with(texts.persistence.no_reminder, move || {
                self.keep_backup(&Backup { is_silent: true, ..self.backup() });
            });
        store.notices.say(notice);
    }
}
