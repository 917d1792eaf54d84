//! English.

use super::en_values::VALUES;
use super::interface::*;
use super::kinds::Kinds;
use super::shared::counted;
use super::{keys, library_list};
use crate::app::state::language::Lang;
use crate::desk::{State, Status};
use crate::model::{Doubt, EntityKind, Stance};

pub(super) static TEXTS: Texts = Texts {
    lang: Lang::En,
    head: Head {
        skip: "Skip to the article",
        saved: "Saved",
        saving: "Saving…",
        not_saved: "Not saved",
        memory_only: "Kept in this tab only",
        undo: "Undo",
        redo: "Redo",
        import: "Import",
        export: "Export",
        export_all: "All documents (JSON)",
        help: "Help and keys",
        theme: "Colours",
        themes: ["As the system", "Light", "Dark"],
        language: "Language of the interface",
        find: "Find in the text",
        found: |at, of| format!("{at} of {of}"),
        not_found: "not found",
        parts: "Parts of the page",
        text: "Text",
        menu: "Settings",
    },
    drop: "Drop articles here",
    about: About {
        region: "Details",
        title: "Title",
        source: "Source",
        url: "Address",
        language: "Language",
        published: "Published",
        undated: |n| {
            format!(
                "No publication date: {} open.",
                if n == 1 { "1 date stays".to_owned() } else { format!("{n} dates stay") }
            )
        },
        give_day: "Say when it appeared",
        languages: [("en", "English"), ("vi", "Vietnamese"), ("ru", "Russian"), ("es", "Spanish"), ("uk", "Ukrainian")],
        unread: |name, read| {
            let seems = name.map_or_else(
                || "The language of this article is not known here".to_owned(),
                |name| format!("This looks like {name}"),
            );
            format!(
                "{seems}; Tallymark reads {read}. Only full dates in digits and names of well-known places are marked."
            )
        },
        give_language: "It is another language",
    },
    reader: Reader {
        region: "Article",
        legend: "Kinds of marks",
        accept_kind: |n, kind| format!("Accept all {n} that are sure: {kind}"),
        unsure: |n| format!("{n} to look at"),
        boilerplate: |n| match n {
            1 => "1 passage looks like boilerplate".to_owned(),
            n => format!("{n} passages look like boilerplate"),
        },
        show_boilerplate: "Show it like the rest",
        dim_boilerplate: "Dim it",
        mark_as: "Mark the selection as",
        resize: "Move the mark to the selection",
        nothing: "Nothing was found in this text. Select words to mark them yourself.",
        waiting: "The marks come as soon as Tallymark has loaded its lists of names.",
        progress: |percent| format!("Reading… {percent} %"),
    },
    incidents: &super::incidents::EN,
    kinds: Kinds {
        entity: |kind| match kind {
            EntityKind::Person => "Person",
            EntityKind::Organization => "Organization",
            EntityKind::Place => "Place",
            EntityKind::Demonym => "Demonym",
        },
        date: "Date",
        casualty: "Casualties",
        claim: "Claim",
    },
    card: Card {
        region: "What the mark says",
        accept: "Accept",
        reject: "Reject",
        remove: "Remove",
        edit: "Edit",
        done: "Done",
        close: "Close",
        why: "Why",
        why_own: "You marked it.",
        unsure: "Look at this",
        doubts: |doubt| match doubt {
            Doubt::OpenNoun => "no list knows this noun: does it name people?",
            Doubt::NoNoun => "the number stands without a noun: does it count people?",
            Doubt::FarVerb => "the word of harm stands far away: does it speak of them?",
            Doubt::TwoReadings => "the words can be read in two ways.",
            Doubt::GuessedYear => "the text does not say the year.",
        },
        rule: "rule",
        interval: "Days",
        inferred: "Inferred",
        value: "Date",
        value_help: "As you would write it: 19/9/2023, 3 March 2031, last Monday; or in the standard form: 2031-02, 2031-W09, P44D",
        bad_value: "This is no date, time or duration. The old value is kept until it is one.",
        bounds: "Count",
        victims: "Victims",
        people: "people, not specified",
        says: "Says",
        narrator: "the article itself",
        part_of: "Part of",
        parts: "Parts",
        currency: "Currency",
        when: "When",
        place: "Where",
        mentions: "Also here",
        only_mention: "the only mention",
        kind: "Kind",
        effect: "Harm",
        number: "Number",
        bad_bounds: "At least is more than at most.",
        calendar: "From a calendar",
        none: "none",
        low: "At least",
        high: "At most",
        qualifier: "Wording",
        open_claim: "Work on it",
        also_here: "Marks at this place",
        states: |state| match state {
            State::Suggested => "suggested",
            State::Accepted => "accepted",
            State::Rejected => "rejected",
            State::Edited => "edited",
        },
    },
    claims: Claims {
        region: "Claims",
        empty: "No claims yet. Select a sentence and press c.",
        none_match: "No claim matches the filter.",
        filter: "Filter claims",
        all: "All",
        open: "Suggested",
        mine: "Accepted",
        accept: "Accept",
        work_on: "Work on this claim",
        no_source: "source not named",
        source: "Source",
        source_help: "A name from the text, or your own words",
        stance: "Stance",
        status: "Status",
        history: "Earlier decisions",
        tags: "Tags",
        tags_help: "Type a tag and press Enter",
        remove_tag: |tag| format!("Remove the tag {tag}"),
        note: "Note",
        evidence: "Evidence",
        evidence_url: "Address of the evidence",
        evidence_comment: "What it shows",
        add_evidence: "Add evidence",
        open_evidence: "Open this evidence in a new tab",
        remove_evidence: "Remove this evidence",
        links: "Figures, dates and places",
        add_link: "Link one…",
        remove_link: |quote| format!("Unlink {quote}"),
        close: "Close",
        remove: "Remove the claim",
        reject: "Reject",
        stances: |stance| match stance {
            Stance::Assert => "asserts",
            Stance::Deny => "denies",
            Stance::Confirm => "confirms",
            Stance::Accuse => "accuses",
            Stance::CallFor => "calls for",
            Stance::Promise => "promises",
        },
        statuses: |status| match status {
            Status::Unverified => "unverified",
            Status::Corroborated => "corroborated",
            Status::Disputed => "disputed",
            Status::False => "false",
            Status::Misleading => "misleading",
            Status::Unverifiable => "unverifiable",
        },
    },
    persistence: &super::persistence::EN,
    files: &super::files::EN,
    exchange: &super::exchange::EN,
    listing: &super::listing::EN,
    across: &super::across::EN,
    coding: &super::coding::EN,
    map: &super::map::EN,
    paper: &super::paper::EN,
    description: &super::description::EN,
    row_table: &super::row_table::EN,
    changes: Changes {
        offer: |title| format!("This looks like another version of “{title}”. Carry your work over?"),
        reanchor: "Carry it over",
        report: |report| {
            let found =
                [(report.anchored, "in place"), (report.moved, "moved"), (report.similar, "in nearly the same words")];
            let waits = [(report.changed, "changed"), (report.lost, "lost")];
            match (counted(&found), counted(&waits)) {
                (found, waits) if found.is_empty() && waits.is_empty() => "All your work is here already.".to_owned(),
                (found, waits) if waits.is_empty() => format!("Your work came along: {found}."),
                (found, waits) if found.is_empty() => format!("What you marked waits for you in Claims: {waits}."),
                (found, waits) => format!("Your work came along: {found}. The rest waits for you in Claims: {waits}."),
            }
        },
        not_ready: "The words that must not differ are still being loaded. Try again in a moment.",
        bring: "Bring it in as a new version",
        look: "Look at them",
        region: "Changed since",
        became: |was, now| match (was, now) {
            ("", now) => format!("“{now}” was put in"),
            (was, "") => format!("“{was}” was taken out"),
            (was, now) => format!("{was} became {now}"),
        },
        lost: "no longer in the text",
        now: "Now:",
        take: "Take the new wording",
        choose: "Choose the place",
        choose_help: "Select the words in the article, then press “Put it here”.",
        put_here: "Put it here",
        drop: "Drop",
    },
    panels: Panels {
        label: "Findings",
        figures: "Figures",
        no_figures: "No casualty figures in this text.",
        who: "Who",
        count: "How many",
        says: "Who says so",
        timeline: "Timeline",
        no_dates: "No dates in this text.",
        undated: "Durations and vague dates",
        entities: "Entities",
        no_entities: "No names in this text.",
        times: |n| format!("{n}×"),
        more: |n| format!("{n} more"),
    },
    entities: Entities {
        details: |name| format!("Details of {name}"),
        go_to: |name| format!("Go to a mention of {name}"),
        previous: |name| format!("Previous mention of {name}"),
        next: |name| format!("Next mention of {name}"),
        kind_of: |name| format!("Kind of {name}"),
        merge_with: "Merge with",
        merge_name: |name| format!("Merge {name} with another entity"),
        another: "another entity…",
        merge: "Merge",
        merge_now: |name| format!("Merge {name} with the chosen entity"),
        split: "Split off",
        split_form: |form, name| format!("Split off “{form}” from {name}"),
        split_mention: "Split off this mention",
        also_equal: |n, words| match n {
            1 => format!("Also the other “{words}”"),
            n => format!("Also the {n} other “{words}”"),
        },
        accept_all: |n| if n == 1 { "Accept it".to_owned() } else { format!("Accept all {n}") },
        reject_all: |n| format!("Reject all {n}"),
        reject_equal: |n, words| format!("Reject all {n} mentions of “{words}”"),
        in_panel: "Merge or split this entity",
        merged: |one, other| format!("“{one}” and “{other}” are one entity now."),
        now_alone: |name| format!("“{name}” is an entity of its own now."),
        rejected: |n, words| format!("{n} mentions of “{words}” were rejected."),
    },
    library: Library {
        region: "Library",
        new: "New article",
        open: |n| format!("{n} open"),
        done: "done",
        untitled: "Untitled",
        delete: |title| format!("Delete {title}"),
        aside: "Set aside",
        aside_download: |name| format!("Download the record {name}"),
        aside_discard: |name| format!("Discard the record {name}"),
    },
    library_list: &library_list::EN,
    keys: &keys::EN,
    help: Help {
        title: "Help and keys",
        lead: "Single letters do nothing while you type in a field or compose with an input method.",
        bookmark_help: "Drag this to your bookmarks. On any page it brings the article, or what you selected, here: in the address, which is never sent.",
        bookmark: "To Tallymark",
        close: "Close",
        privacy: "Tallymark has no server. Texts and work are kept in the storage of this browser and leave it only as files that you export.",
    },
    privacy: Privacy {
        title: "Privacy",
        kept: "This browser keeps a copy of Tallymark: it opens without a network too.",
        not_kept: "This browser does not keep a copy of Tallymark yet: without a network it works as long as this page stays open.",
        test: "Try to send a byte",
        own_host: "To the address that Tallymark came from: ",
        other_host: "To example.org: ",
        forbidden: "the browser forbade it; nothing was sent.",
        allowed: "a byte went out. This should not be: the page may still be loading. Reload it and try again.",
    },
    said: Said {
        region: "Messages",
        dismiss: "Dismiss",
        undo: "Bring it back",
        deleted: |title| format!("“{title}” was deleted."),
        imported: |new, replaced, same| {
            let came = match (new, replaced) {
                (0, 0) => return "Everything in the file is here already. Nothing has changed.".to_owned(),
                (n, 0) => format!("{} came in.", documents(n)),
                (0, m) => format!("What is new in {} came in; nothing of yours was overwritten.", documents(m)),
                (n, m) => {
                    format!(
                        "{} came in, and what is new in {} more; nothing of yours was overwritten.",
                        documents(n),
                        documents(m)
                    )
                }
            };
            if same == 0 { came } else { format!("{came} {} more of the file are here already.", documents(same)) }
        },
        address_is_evidence: "The address is evidence for the open claim now.",
        address_alone: "That is an address. Tallymark fetches nothing: copy the text of the article and paste that, or open a claim first and the address becomes its evidence.",
        brought: "A page came in by a bookmark or a link. Undo takes it back.",
        already_here: |title| format!("This article is in the library already: “{title}”. Your work on it is kept."),
        exported: |n| format!("Exported {}. The file is among your downloads.", documents(n)),
        unread: |n| match n {
            0 => String::new(),
            1 => " 1 was not read to its end yet: of that one the file holds your own marks only.".to_owned(),
            n => format!(" {n} were not read to their end yet: of those the file holds your own marks only."),
        },
        taken_from_tab: |title| format!("“{title}” was changed in another tab; you see the newest version."),
        newer_page: "A new version of Tallymark is here. Your work is saved; it opens again in the new version.",
        reload: "Use the new version",
    },
    trouble: Trouble {
        empty_box: "There is no text yet. Paste or type an article first.",
        empty_paste: "What you pasted holds no text. Nothing has changed; copy the article's text and paste again.",
        empty_file: |name| format!("{name} holds no text. Nothing has changed."),
        binary_file: |name| {
            format!("{name} is not a text file, so it was left out. Nothing has changed; bring it as TXT, MD or HTML.")
        },
        encoding_file: |name| {
            format!(
                "{name} is in an encoding that Tallymark cannot read yet, so it was left out. Save it as UTF-8 and bring it again."
            )
        },
        unreadable_file: |name| {
            format!("The browser could not read {name}. Nothing has changed; try to choose it again.")
        },
        not_json: |name| {
            format!(
                "{name} breaks off or is not JSON, so nothing was taken from it. Your library is as it was; export the file again."
            )
        },
        other_tool: |name| {
            format!("{name} is JSON of another tool, not a Tallymark export. Your library is as it was.")
        },
        newer_export: |name| {
            format!(
                "{name} was written by a newer Tallymark. Your library is as it was; reload this page to get the newer version, then import again."
            )
        },
        surrogate: |name| {
            format!(
                "{name} holds broken characters (half of a surrogate pair), so nothing was taken from it. Your library is as it was; export the file again from where it came."
            )
        },
        bad_document: |name, reason| format!("{name} could not be imported: {reason}. Your library is as it was."),
        altered: |name| {
            format!(
                "The text in {name} was changed behind the export, so its marks no longer fit it. Nothing was taken in yet. It can come in as a new version: what still has its words finds its place, and the rest waits for you."
            )
        },
        nothing_to_export: "There is nothing to export yet. Annotate an article first.",
        full: |title| {
            format!(
                "The storage of the browser is full, so “{title}” is not saved. It is safe while this tab is open: export it, or delete documents that you no longer need."
            )
        },
        refused: |title| {
            format!("The browser refused to save “{title}”. It is safe while this tab is open: export it to keep it.")
        },
        memory: "This browser blocks storage (a private window or a setting), so work is kept only while this tab is open. Everything works; export before you close.",
        corrupt: |name| {
            format!(
                "The saved record {name} is damaged. It was set aside unchanged, and everything else opened. Download it to keep or repair it."
            )
        },
        newer_record: |name| {
            format!(
                "The saved record {name} was written by a newer Tallymark. It is left untouched; reload to get the newer version and open it."
            )
        },
        deleted_elsewhere: |title| {
            format!("“{title}” was deleted in another tab while you changed it here. Your version is kept.")
        },
        keep_mine: "Keep mine",
        take_theirs: "Take the other",
        download: "Download",
        export: "Export",
        not_applied: |reason| format!("That could not be done ({reason}). Nothing has changed."),
        no_data: "The lists of names that Tallymark reads articles with could not be loaded, so no more is marked yet. Your texts and your work are safe: try again when the connection is back, or reload the page.",
        engine_stopped: "The part of Tallymark that reads articles broke off, so no more is marked now. Your texts and your work are safe: try again, and if it breaks off again take out the article that was opened last.",
        try_again: "Try again",
    },
    values: VALUES,
};

fn documents(n: usize) -> String {
    if n == 1 { "1 document".to_owned() } else { format!("{n} documents") }
}
