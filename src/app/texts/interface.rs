//! The shape of the interface's texts: one field for each, so that a text that is missing
//! does not compile.

use super::forms::{Count, Counted, Named, Paired};
use super::incidents::Incidents;
use super::kinds::Kinds;
use super::{
    across, coding, description, exchange, files, keys, library_list, listing, map, paper, persistence, row_table,
};
use crate::app::state::language::Lang;
use crate::desk::{Report, State, Status};
use crate::model::{Currency, Day, Doubt, Effect, Figure, Inference, Qualifier, Stance, Timex, Victim};

/// All texts.
pub(crate) struct Texts {
    pub(crate) lang: Lang,
    pub(crate) head: Head,
    /// Over the page while something is dragged over it.
    pub(crate) drop: &'static str,
    pub(crate) about: About,
    pub(crate) reader: Reader,
    pub(crate) kinds: Kinds,
    pub(crate) incidents: &'static Incidents,
    pub(crate) card: Card,
    pub(crate) claims: Claims,
    pub(crate) persistence: &'static persistence::Persistence,
    pub(crate) files: &'static files::Files,
    pub(crate) exchange: &'static exchange::Exchange,
    pub(crate) listing: &'static listing::Listing,
    pub(crate) across: &'static across::Across,
    pub(crate) coding: &'static coding::Coding,
    pub(crate) map: &'static map::Map,
    pub(crate) paper: &'static paper::Paper,
    pub(crate) description: &'static description::Description,
    pub(crate) row_table: &'static row_table::RowTable,
    pub(crate) changes: Changes,
    pub(crate) panels: Panels,
    pub(crate) entities: Entities,
    pub(crate) library: Library,
    pub(crate) library_list: &'static library_list::LibraryList,
    pub(crate) keys: &'static keys::Keys,
    pub(crate) help: Help,
    pub(crate) privacy: Privacy,
    pub(crate) said: Said,
    pub(crate) trouble: Trouble,
    pub(crate) values: Values,
}

pub(crate) struct Head {
    pub(crate) skip: &'static str,
    pub(crate) saved: &'static str,
    pub(crate) saving: &'static str,
    pub(crate) not_saved: &'static str,
    pub(crate) memory_only: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) redo: &'static str,
    pub(crate) import: &'static str,
    pub(crate) export: &'static str,
    pub(crate) export_all: &'static str,
    pub(crate) help: &'static str,
    pub(crate) theme: &'static str,
    pub(crate) themes: [&'static str; 3],
    pub(crate) language: &'static str,
    pub(crate) find: &'static str,
    pub(crate) found: fn(usize, usize) -> String,
    pub(crate) not_found: &'static str,
    pub(crate) parts: &'static str,
    pub(crate) text: &'static str,
    pub(crate) menu: &'static str,
}

pub(crate) struct About {
    pub(crate) region: &'static str,
    pub(crate) title: &'static str,
    pub(crate) source: &'static str,
    pub(crate) url: &'static str,
    pub(crate) language: &'static str,
    pub(crate) published: &'static str,
    /// How many dates stay open without it.
    pub(crate) undated: Count,
    pub(crate) give_day: &'static str,
    pub(crate) languages: [(&'static str, &'static str); 5],
    /// That the article is in a language that is not read, by its name where it is known, beside
    /// those that are.
    pub(crate) unread: fn(Option<&str>, &str) -> String,
    pub(crate) give_language: &'static str,
}

pub(crate) struct Reader {
    pub(crate) region: &'static str,
    pub(crate) legend: &'static str,
    /// Accepting all marks of a kind that are sure.
    pub(crate) accept_kind: Counted,
    /// How many readings the engine is not sure of.
    pub(crate) unsure: Count,
    pub(crate) boilerplate: Count,
    pub(crate) show_boilerplate: &'static str,
    pub(crate) dim_boilerplate: &'static str,
    pub(crate) mark_as: &'static str,
    pub(crate) resize: &'static str,
    pub(crate) nothing: &'static str,
    pub(crate) waiting: &'static str,
    pub(crate) progress: Count,
}

pub(crate) struct Card {
    pub(crate) region: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) reject: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) edit: &'static str,
    pub(crate) done: &'static str,
    pub(crate) close: &'static str,
    pub(crate) why: &'static str,
    pub(crate) why_own: &'static str,
    /// Before what to look at in a reading that may be wrong.
    pub(crate) unsure: &'static str,
    pub(crate) doubts: fn(Doubt) -> &'static str,
    pub(crate) rule: &'static str,
    pub(crate) interval: &'static str,
    pub(crate) inferred: &'static str,
    pub(crate) value: &'static str,
    pub(crate) value_help: &'static str,
    pub(crate) bad_value: &'static str,
    pub(crate) bounds: &'static str,
    pub(crate) victims: &'static str,
    pub(crate) people: &'static str,
    pub(crate) says: &'static str,
    pub(crate) narrator: &'static str,
    pub(crate) part_of: &'static str,
    pub(crate) parts: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) when: &'static str,
    pub(crate) place: &'static str,
    pub(crate) mentions: &'static str,
    pub(crate) only_mention: &'static str,
    pub(crate) kind: &'static str,
    pub(crate) effect: &'static str,
    pub(crate) number: &'static str,
    pub(crate) bad_bounds: &'static str,
    pub(crate) calendar: &'static str,
    pub(crate) none: &'static str,
    pub(crate) low: &'static str,
    pub(crate) high: &'static str,
    pub(crate) qualifier: &'static str,
    pub(crate) open_claim: &'static str,
    pub(crate) also_here: &'static str,
    pub(crate) states: fn(State) -> &'static str,
}

pub(crate) struct Claims {
    pub(crate) region: &'static str,
    pub(crate) empty: &'static str,
    pub(crate) none_match: &'static str,
    pub(crate) filter: &'static str,
    pub(crate) all: &'static str,
    pub(crate) open: &'static str,
    pub(crate) mine: &'static str,
    pub(crate) accept: &'static str,
    pub(crate) work_on: &'static str,
    pub(crate) no_source: &'static str,
    pub(crate) source: &'static str,
    pub(crate) source_help: &'static str,
    pub(crate) stance: &'static str,
    pub(crate) status: &'static str,
    pub(crate) history: &'static str,
    pub(crate) tags: &'static str,
    pub(crate) tags_help: &'static str,
    pub(crate) remove_tag: Named,
    pub(crate) note: &'static str,
    pub(crate) evidence: &'static str,
    pub(crate) evidence_url: &'static str,
    pub(crate) evidence_comment: &'static str,
    pub(crate) add_evidence: &'static str,
    pub(crate) open_evidence: &'static str,
    pub(crate) remove_evidence: &'static str,
    pub(crate) links: &'static str,
    pub(crate) add_link: &'static str,
    pub(crate) remove_link: Named,
    pub(crate) close: &'static str,
    pub(crate) remove: &'static str,
    pub(crate) reject: &'static str,
    pub(crate) stances: fn(Stance) -> &'static str,
    pub(crate) statuses: fn(Status) -> &'static str,
}

/// What is said of another version of an article.
pub(crate) struct Changes {
    pub(crate) offer: Named,
    pub(crate) reanchor: &'static str,
    pub(crate) report: fn(&Report) -> String,
    pub(crate) bring: &'static str,
    pub(crate) not_ready: &'static str,
    pub(crate) look: &'static str,
    pub(crate) region: &'static str,
    /// What words were, and what they are; one of them may be empty.
    pub(crate) became: fn(&str, &str) -> String,
    pub(crate) lost: &'static str,
    pub(crate) now: &'static str,
    pub(crate) take: &'static str,
    pub(crate) choose: &'static str,
    pub(crate) choose_help: &'static str,
    pub(crate) put_here: &'static str,
    pub(crate) drop: &'static str,
}

pub(crate) struct Panels {
    pub(crate) label: &'static str,
    pub(crate) figures: &'static str,
    pub(crate) no_figures: &'static str,
    pub(crate) who: &'static str,
    pub(crate) count: &'static str,
    pub(crate) says: &'static str,
    pub(crate) timeline: &'static str,
    pub(crate) no_dates: &'static str,
    pub(crate) undated: &'static str,
    pub(crate) entities: &'static str,
    pub(crate) no_entities: &'static str,
    pub(crate) times: Count,
    pub(crate) more: Count,
}

pub(crate) struct Entities {
    pub(crate) details: Named,
    pub(crate) go_to: Named,
    pub(crate) previous: Named,
    pub(crate) next: Named,
    pub(crate) kind_of: Named,
    pub(crate) merge_with: &'static str,
    pub(crate) merge_name: Named,
    pub(crate) another: &'static str,
    pub(crate) merge: &'static str,
    pub(crate) merge_now: Named,
    pub(crate) split: &'static str,
    pub(crate) split_form: Paired,
    pub(crate) split_mention: &'static str,
    pub(crate) also_equal: Counted,
    pub(crate) accept_all: Count,
    pub(crate) reject_all: Count,
    pub(crate) reject_equal: Counted,
    pub(crate) in_panel: &'static str,
    pub(crate) merged: Paired,
    pub(crate) now_alone: Named,
    pub(crate) rejected: Counted,
}

pub(crate) struct Library {
    pub(crate) region: &'static str,
    pub(crate) new: &'static str,
    pub(crate) open: Count,
    pub(crate) done: &'static str,
    pub(crate) untitled: &'static str,
    pub(crate) delete: Named,
    pub(crate) aside: &'static str,
    pub(crate) aside_download: Named,
    pub(crate) aside_discard: Named,
}

pub(crate) struct Help {
    pub(crate) title: &'static str,
    pub(crate) lead: &'static str,
    /// What the bookmark does, before it.
    pub(crate) bookmark_help: &'static str,
    pub(crate) bookmark: &'static str,
    pub(crate) close: &'static str,
    pub(crate) privacy: &'static str,
}

/// What the page says when something went well.
pub(crate) struct Said {
    pub(crate) region: &'static str,
    pub(crate) dismiss: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) deleted: Named,
    /// How many articles are new, how many have news, and how many are here already.
    pub(crate) imported: fn(usize, usize, usize) -> String,
    pub(crate) already_here: Named,
    /// An address was pasted while a claim was open, and while none was.
    pub(crate) address_is_evidence: &'static str,
    pub(crate) address_alone: &'static str,
    /// A page came in by the address.
    pub(crate) brought: &'static str,
    pub(crate) exported: Count,
    /// How many of the exported articles were not read yet.
    pub(crate) unread: Count,
    pub(crate) taken_from_tab: Named,
    pub(crate) newer_page: &'static str,
    pub(crate) reload: &'static str,
}

/// What Help says of privacy, and its test.
pub(crate) struct Privacy {
    pub(crate) title: &'static str,
    pub(crate) kept: &'static str,
    pub(crate) not_kept: &'static str,
    pub(crate) test: &'static str,
    pub(crate) own_host: &'static str,
    pub(crate) other_host: &'static str,
    pub(crate) forbidden: &'static str,
    pub(crate) allowed: &'static str,
}

/// What the page says when something went wrong: what happened, that nothing
/// was lost, what to do.
pub(crate) struct Trouble {
    pub(crate) empty_box: &'static str,
    pub(crate) empty_paste: &'static str,
    pub(crate) empty_file: Named,
    pub(crate) binary_file: Named,
    pub(crate) encoding_file: Named,
    pub(crate) unreadable_file: Named,
    pub(crate) not_json: Named,
    pub(crate) other_tool: Named,
    pub(crate) newer_export: Named,
    pub(crate) surrogate: Named,
    pub(crate) bad_document: fn(&str, &str) -> String,
    pub(crate) altered: Named,
    pub(crate) nothing_to_export: &'static str,
    pub(crate) full: Named,
    pub(crate) refused: Named,
    pub(crate) memory: &'static str,
    pub(crate) corrupt: Named,
    pub(crate) newer_record: Named,
    pub(crate) deleted_elsewhere: Named,
    pub(crate) keep_mine: &'static str,
    pub(crate) take_theirs: &'static str,
    pub(crate) download: &'static str,
    pub(crate) export: &'static str,
    pub(crate) not_applied: Named,
    pub(crate) no_data: &'static str,
    pub(crate) engine_stopped: &'static str,
    pub(crate) try_again: &'static str,
}

/// A figure with what is known around it.
pub(crate) struct Account<'a> {
    pub(crate) figure: &'a Figure<crate::desk::Id>,
    pub(crate) parts: Vec<&'a Figure<crate::desk::Id>>,
    pub(crate) place: Option<&'a str>,
    pub(crate) source: Option<&'a str>,
    /// In words.
    pub(crate) date: Option<String>,
}

/// Values in words.
pub(crate) struct Values {
    /// A bare number with its thousands apart.
    pub(crate) number: fn(u64) -> String,
    pub(crate) short_day: fn(Day) -> String,
    pub(crate) date: fn(&Timex) -> String,
    pub(crate) interval: fn(Day, Day) -> String,
    pub(crate) inference: fn(&Inference) -> String,
    pub(crate) effect: fn(Effect) -> &'static str,
    pub(crate) qualifier: fn(Qualifier) -> &'static str,
    pub(crate) victim: fn(Victim) -> &'static str,
    /// The count as a short cell: ≥ 27.
    pub(crate) count: fn(&Figure<crate::desk::Id>) -> String,
    /// The victims of a figure in words: children, people.
    pub(crate) victims: fn(&Figure<crate::desk::Id>) -> String,
    /// The whole figure: at least 27 people killed.
    pub(crate) figure: fn(&Figure<crate::desk::Id>) -> String,
    /// The figure with its circumstances: …; 2 of them civilians; says the ministry.
    pub(crate) account: fn(&Account<'_>) -> String,
    pub(crate) currency: fn(Currency) -> &'static str,
    /// Least and greatest number in words.
    pub(crate) bounds: fn(Option<u64>, Option<u64>) -> String,
}
