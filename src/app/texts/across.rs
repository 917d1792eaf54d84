//! The texts of the views across articles: tolls, time, entities, comparison.

use super::forms::{Count, Named, Paired};
use super::shared::some;
use crate::app::state::across::{Scope, Tab};
use crate::desk::CheckKind;

/// The views across articles.
pub(crate) struct Across {
    pub(crate) region: &'static str,
    pub(crate) tabs: fn(Tab) -> &'static str,
    pub(crate) close: &'static str,
    /// The address of the page names an article that is not here.
    pub(crate) no_such_article: &'static str,
    pub(crate) scope: &'static str,
    pub(crate) scopes: fn(Scope) -> &'static str,
    pub(crate) choose: &'static str,
    pub(crate) articles: Count,
    // Tolls.
    /// Somewhere, where no place is known.
    pub(crate) nowhere: &'static str,
    pub(crate) no_day: &'static str,
    pub(crate) chart: Named,
    pub(crate) logarithmic: &'static str,
    pub(crate) save_svg: &'static str,
    pub(crate) save_png: &'static str,
    pub(crate) table: &'static str,
    pub(crate) as_of: &'static str,
    pub(crate) count: &'static str,
    pub(crate) who: &'static str,
    pub(crate) says: &'static str,
    pub(crate) narrator: &'static str,
    pub(crate) article: &'static str,
    pub(crate) why: &'static str,
    pub(crate) replaced_by: Named,
    pub(crate) denied: &'static str,
    pub(crate) hypothetical: &'static str,
    pub(crate) look_at: &'static str,
    pub(crate) check: fn(CheckKind) -> &'static str,
    pub(crate) choose_figure: Named,
    pub(crate) part: Count,
    pub(crate) join_with: &'static str,
    pub(crate) another: &'static str,
    pub(crate) join: &'static str,
    pub(crate) parted: Count,
    pub(crate) moved: Count,
    pub(crate) joined: &'static str,
    pub(crate) counting: &'static str,
    // Time.
    pub(crate) earlier: &'static str,
    pub(crate) later: &'static str,
    pub(crate) closer: &'static str,
    pub(crate) wider: &'static str,
    pub(crate) everything: &'static str,
    pub(crate) entity: &'static str,
    pub(crate) any_entity: &'static str,
    pub(crate) with_figure: &'static str,
    pub(crate) with_claim: &'static str,
    pub(crate) dates: Count,
    pub(crate) no_dates: &'static str,
    /// How many dates are drawn, in how many columns, and how many have no room.
    pub(crate) drawn: fn(usize, usize, usize) -> String,
    // Entities.
    pub(crate) entities: &'static str,
    pub(crate) all: &'static str,
    pub(crate) mentions_in: fn(usize, &str, &str) -> String,
    pub(crate) no_entities: &'static str,
    pub(crate) choose_rows: &'static str,
    pub(crate) choose_other_rows: &'static str,
    pub(crate) make_one: Paired,
    pub(crate) split_in: Named,
    pub(crate) an_article: &'static str,
    pub(crate) split: &'static str,
    pub(crate) split_off: Paired,
    // Comparison.
    pub(crate) first: &'static str,
    pub(crate) second: &'static str,
    pub(crate) pick_two: &'static str,
    pub(crate) differ: &'static str,
    pub(crate) same_figures: &'static str,
    pub(crate) same_dates: &'static str,
    pub(crate) same_entities: &'static str,
    pub(crate) claims: &'static str,
    pub(crate) only: Named,
    pub(crate) sentences: &'static str,
    pub(crate) changes: &'static str,
    pub(crate) revision: &'static str,
    /// What the marks of a changed text say, for those who do not see them.
    pub(crate) taken_out: &'static str,
    pub(crate) put_in: &'static str,
    pub(crate) far: Count,
    pub(crate) all_text: &'static str,
    pub(crate) nothing: &'static str,
}

pub(super) fn tab_en(tab: Tab) -> &'static str {
    match tab {
        Tab::Incidents => "Incidents",
        Tab::Map => "Map",
        Tab::Rows => "Rows",
        Tab::Timeline => "Timeline",
        Tab::Entities => "Entities",
        Tab::Compare => "Compare",
        Tab::Agreement => "Agreement",
    }
}

pub(super) fn tab_vi(tab: Tab) -> &'static str {
    match tab {
        Tab::Incidents => "Sự việc",
        Tab::Map => "Bản đồ",
        Tab::Rows => "Các dòng",
        Tab::Timeline => "Dòng thời gian",
        Tab::Entities => "Thực thể",
        Tab::Compare => "So sánh",
        Tab::Agreement => "Đối chiếu",
    }
}

pub(super) static EN: Across = Across {
    region: "Across articles",
    tabs: tab_en,
    close: "Back to the text",
    no_such_article: "The address names an article that is not in this browser. Nothing was lost: addresses open only what is kept here.",
    scope: "Which articles",
    scopes: |scope| match scope {
        Scope::This => "This article",
        Scope::Chosen => "Chosen articles",
        Scope::All => "All articles",
    },
    choose: "Choose articles",
    articles: |n| some(n, "article", "articles"),
    nowhere: "no place named",
    no_day: "no day named",
    chart: |toll| format!("Chart of {toll}: each count by the day of its article"),
    logarithmic: "logarithmic scale",
    save_svg: "Save as SVG",
    save_png: "Save as PNG",
    table: "The figures of this toll",
    as_of: "Reported",
    count: "How many",
    who: "Who",
    says: "Who says so",
    narrator: "the article itself",
    article: "Article",
    why: "Why it is here",
    replaced_by: |count| format!("replaced by {count}"),
    denied: "denied",
    hypothetical: "may come",
    look_at: "To check",
    check: |check| match check {
        CheckKind::Denial => "One denies what the other states",
        CheckKind::Contradiction => "Two sources contradict each other",
        CheckKind::DoubleReport => "The same count reported twice: do not add it up",
        CheckKind::PartAsWhole => "A part reported as a whole: do not add it up",
    },
    choose_figure: |figure| format!("Choose {figure}"),
    part: |n| {
        if n == 1 {
            "Make it an incident of its own".to_owned()
        } else {
            format!("Make these {n} an incident of their own")
        }
    },
    join_with: "Join with",
    another: "another incident…",
    join: "Join",
    parted: |n| {
        format!("{} taken out into an incident of their own. Undo brings it back.", some(n, "figure", "figures"))
    },
    moved: |n| {
        format!(
            "{} went to the other incident. Undo takes {} back.",
            some(n, "figure", "figures"),
            if n == 1 { "it" } else { "them" }
        )
    },
    joined: "The incidents are one now. Undo parts them.",
    counting: "Finding the incidents of all articles…",
    earlier: "Earlier",
    later: "Later",
    closer: "Zoom in",
    wider: "Zoom out",
    everything: "Everything",
    entity: "With the entity",
    any_entity: "any",
    with_figure: "has a figure",
    with_claim: "has a claim",
    dates: |n| some(n, "date", "dates"),
    no_dates: "No dates here.",
    drawn: |dates, columns, beyond| {
        let all = some(dates, "date", "dates");
        let how = if columns > 0 { ", counted in columns: press one to look into it" } else { "" };
        let rest = if beyond > 0 {
            format!("; {beyond} of them are long stretches that stand in the list alone")
        } else {
            String::new()
        };
        format!("{all}{how}{rest}.")
    },
    entities: "Entities by article",
    all: "All",
    mentions_in: |n, name, article| format!("{} of {name} in {article}", some(n, "mention", "mentions")),
    no_entities: "No names in these articles.",
    choose_rows: "Choose two rows to make them one, or one row to take an article off it.",
    choose_other_rows: "This choice cannot be merged or split: choose two rows, or one that several articles name.",
    make_one: |one, other| format!("{one} is {other}"),
    split_in: |name| format!("{name} is another in"),
    an_article: "an article…",
    split: "Split off",
    split_off: |name, article| format!("{name} is another one in “{article}” now. Undo brings them together."),
    first: "First article",
    second: "Second article",
    pick_two: "Bring in a second article to compare two.",
    differ: "Numbers that differ",
    same_figures: "Figures of the same tolls",
    same_dates: "Dates in both",
    same_entities: "Entities in both",
    claims: "Claims on the same things",
    only: |article| format!("Only in “{article}”"),
    sentences: "Sentences",
    changes: "What changed that counts",
    revision: "The text, from the first to the second",
    taken_out: "taken out:",
    put_in: "put in:",
    far: |n| format!("… {} unchanged …", some(n, "word", "words")),
    all_text: "Show the unchanged text too",
    nothing: "nothing",
};

pub(super) static VI: Across = Across {
    region: "Qua nhiều bài",
    tabs: tab_vi,
    close: "Về bài đọc",
    no_such_article: "Địa chỉ này nói tới một bài không có trong trình duyệt này. Không mất gì cả: địa chỉ chỉ mở được những gì lưu ở đây.",
    scope: "Những bài nào",
    scopes: |scope| match scope {
        Scope::This => "Bài này",
        Scope::Chosen => "Các bài đã chọn",
        Scope::All => "Mọi bài",
    },
    choose: "Chọn bài",
    articles: |n| format!("{n} bài"),
    nowhere: "không nêu nơi",
    no_day: "không nêu ngày",
    chart: |toll| format!("Biểu đồ {toll}: mỗi con số theo ngày đăng bài"),
    logarithmic: "thang logarit",
    save_svg: "Lưu thành SVG",
    save_png: "Lưu thành PNG",
    table: "Các con số của tổn thất này",
    as_of: "Ngày đưa tin",
    count: "Bao nhiêu",
    who: "Ai",
    says: "Theo ai",
    narrator: "chính bài báo",
    article: "Bài",
    why: "Vì sao ở đây",
    replaced_by: |count| format!("đã thay bằng {count}"),
    denied: "bị bác bỏ",
    hypothetical: "có thể xảy ra",
    look_at: "Cần kiểm tra",
    check: |check| match check {
        CheckKind::Denial => "Bên này bác bỏ điều bên kia nêu",
        CheckKind::Contradiction => "Hai nguồn mâu thuẫn nhau",
        CheckKind::DoubleReport => "Cùng một con số được đưa tin hai lần: đừng cộng",
        CheckKind::PartAsWhole => "Một phần được nêu như tổng số: đừng cộng",
    },
    choose_figure: |figure| format!("Chọn {figure}"),
    part: |n| format!("Tách {n} con số thành sự việc riêng"),
    join_with: "Nhập với",
    another: "sự việc khác…",
    join: "Nhập",
    parted: |n| format!("Đã tách {n} con số thành sự việc riêng. Hoàn tác để đưa về."),
    moved: |n| format!("Đã chuyển {n} con số sang sự việc kia. Hoàn tác để đưa về."),
    joined: "Các sự việc nay là một. Hoàn tác để tách ra.",
    counting: "Đang gom sự việc của mọi bài…",
    earlier: "Sớm hơn",
    later: "Muộn hơn",
    closer: "Phóng to",
    wider: "Thu nhỏ",
    everything: "Tất cả",
    entity: "Có thực thể",
    any_entity: "bất kỳ",
    with_figure: "có con số",
    with_claim: "có tuyên bố",
    dates: |n| format!("{n} mốc thời gian"),
    no_dates: "Không có mốc thời gian nào.",
    drawn: |dates, columns, beyond| {
        let how = if columns > 0 { ", đếm theo cột: bấm vào một cột để xem kỹ" } else { "" };
        let rest = if beyond > 0 {
            format!("; {beyond} mốc trong đó là quãng dài, chỉ có trong danh sách")
        } else {
            String::new()
        };
        format!("{dates} mốc thời gian{how}{rest}.")
    },
    entities: "Thực thể theo bài",
    all: "Tổng",
    mentions_in: |n, name, article| format!("{n} lần nhắc {name} trong {article}"),
    no_entities: "Các bài này không có tên riêng.",
    choose_rows: "Chọn hai dòng để nhập làm một, hoặc một dòng để tách một bài khỏi nó.",
    choose_other_rows: "Không nhập hay tách được lựa chọn này: hãy chọn hai dòng, hoặc một dòng có trong nhiều bài.",
    make_one: |one, other| format!("{one} là {other}"),
    split_in: |name| format!("{name} là thực thể khác trong"),
    an_article: "một bài…",
    split: "Tách ra",
    split_off: |name, article| format!("{name} nay là thực thể khác trong “{article}”. Hoàn tác để gộp lại."),
    first: "Bài thứ nhất",
    second: "Bài thứ hai",
    pick_two: "Hãy đưa thêm một bài để so sánh hai bài.",
    differ: "Những con số khác nhau",
    same_figures: "Con số của cùng tổn thất",
    same_dates: "Mốc thời gian có ở cả hai",
    same_entities: "Thực thể có ở cả hai",
    claims: "Tuyên bố về cùng điều",
    only: |article| format!("Chỉ có trong “{article}”"),
    sentences: "Câu",
    changes: "Những thay đổi đáng kể",
    revision: "Văn bản, từ bài thứ nhất đến bài thứ hai",
    taken_out: "bỏ đi:",
    put_in: "thêm vào:",
    far: |n| format!("… {n} tiếng không đổi …"),
    all_text: "Hiện cả phần không đổi",
    nothing: "không có",
};
