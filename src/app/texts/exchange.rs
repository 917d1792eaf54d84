//! The texts of what comes from others: labels, other work on the same articles, seals,
//! and the comparison of two annotators.

use super::forms::{Count, Named};
use super::shared::some;
use crate::app::state::prompt::MergePreview;
use crate::desk::{Choice, DifferenceKind, Layer};
use crate::files::ImportSummary;
use crate::text::Unit;

/// What is said of work that comes from others.
pub(crate) struct Exchange {
    // The file of another tool.
    /// The title of the question about a file.
    pub(crate) in_file: Named,
    /// What was found in it; the name of its format in the words of the interface.
    pub(crate) found: fn(&str, &ImportSummary) -> String,
    pub(crate) labels_lead: &'static str,
    pub(crate) label: &'static str,
    pub(crate) marks: &'static str,
    /// The words on which the first marks of a label stand.
    pub(crate) first_words: &'static str,
    pub(crate) quoted_words: fn(&[String]) -> String,
    pub(crate) read_as: &'static str,
    /// Asks for the unit of offsets, and what they stand on in each.
    pub(crate) which_unit: &'static str,
    pub(crate) counted_in: fn(Unit, &str) -> String,
    pub(crate) read_label_as: Named,
    pub(crate) leave_out: &'static str,
    pub(crate) predictions: Count,
    pub(crate) bring: &'static str,
    pub(crate) leave: &'static str,
    // Other work on articles that are here.
    pub(crate) here: fn(Option<&str>) -> String,
    pub(crate) here_lead: fn(&MergePreview) -> String,
    pub(crate) conflicts: Count,
    pub(crate) add: &'static str,
    pub(crate) choose_so: &'static str,
    pub(crate) compare: &'static str,
    pub(crate) mine: &'static str,
    pub(crate) theirs: &'static str,
    pub(crate) all_mine: &'static str,
    pub(crate) all_theirs: &'static str,
    pub(crate) look: &'static str,
    pub(crate) nothing: &'static str,
    // Fields of a mark.
    pub(crate) field: &'static str,
    pub(crate) words: &'static str,
    pub(crate) decision: &'static str,
    pub(crate) stands_for: &'static str,
    pub(crate) means: &'static str,
    // Seals.
    pub(crate) seal: &'static str,
    pub(crate) seal_help: &'static str,
    pub(crate) seal_holds: Named,
    pub(crate) seal_broken: Named,
    pub(crate) bring_anyway: &'static str,
    // Articles that leave.
    pub(crate) scopes: [&'static str; 3],
    pub(crate) case: &'static str,
    pub(crate) every_case: &'static str,
    pub(crate) choose_shown: &'static str,
    pub(crate) choose_none: &'static str,
    pub(crate) none_chosen: &'static str,
    // Two annotators.
    pub(crate) agreement: &'static str,
    pub(crate) no_comparison: &'static str,
    pub(crate) choose_file: &'static str,
    pub(crate) again: &'static str,
    /// How many articles are compared, and with whom.
    pub(crate) lead: fn(usize, &str) -> String,
    pub(crate) layer_head: &'static str,
    pub(crate) layer: fn(Layer) -> &'static str,
    pub(crate) exact: &'static str,
    pub(crate) overlap: &'static str,
    pub(crate) kappa: &'static str,
    pub(crate) measures: &'static str,
    /// A share from -1 to 1.
    pub(crate) share: fn(f64) -> String,
    pub(crate) differences: &'static str,
    pub(crate) no_differences: &'static str,
    pub(crate) how: fn(DifferenceKind) -> &'static str,
    pub(crate) choice: fn(Choice) -> &'static str,
    pub(crate) choose: &'static str,
    pub(crate) undecided: &'static str,
    /// How many of how many are decided.
    pub(crate) progress: fn(usize, usize) -> String,
    pub(crate) rest_mine: &'static str,
    pub(crate) rest_theirs: &'static str,
    pub(crate) finish: &'static str,
    pub(crate) stop: &'static str,
    pub(crate) finished: Count,
    pub(crate) not_kept: &'static str,
}

pub(super) static EN: Exchange = Exchange {
    in_file: |name| format!("What is in {name}"),
    found: |format, came| {
        let articles = some(came.articles, "article", "articles");
        format!("{format}: {articles} with {}.", some(came.in_file(), "mark", "marks"))
    },
    labels_lead: "Say what each label means here. Your answer is kept for the next file.",
    label: "Label",
    marks: "Marks",
    first_words: "Stands on",
    quoted_words: |words| words.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(", "),
    read_as: "Read as",
    which_unit: "The places in this file could be counted in two ways. Choose the one in which the words are right.",
    counted_in: |unit, words| match unit {
        Unit::CodePoint => format!("In code points: “{words}”"),
        Unit::Utf16 => format!("In UTF-16 units: “{words}”"),
    },
    read_label_as: |label| format!("{label} is read as"),
    leave_out: "leave out",
    predictions: |n| {
        let what = if n == 1 { "1 mark is the prediction".to_owned() } else { format!("{n} marks are predictions") };
        format!("{what} of a model that nobody has looked at. Take them as accepted")
    },
    bring: "Bring it in",
    leave: "Leave it",
    here: |name| match name {
        Some(name) => format!("{name} holds other work on what is here"),
        None => "Another tab holds other work on this article".to_owned(),
    },
    here_lead: |here| {
        let by = if here.people.is_empty() { String::new() } else { format!(" by {}", here.people.join(", ")) };
        let articles = some(here.articles, "article", "articles");
        let news = match here.news {
            0 => String::new(),
            n => format!(" {} in it {} not here.", some(n, "mark", "marks"), if n == 1 { "is" } else { "are" }),
        };
        format!(
            "It holds work{by} on {articles} of your library.{news} Nothing of yours is overwritten unless you say so."
        )
    },
    conflicts: |n| match n {
        1 => "One thing is said differently. Yours stands unless you choose the other.".to_owned(),
        n => format!("{n} things are said differently. Yours stand unless you choose the others."),
    },
    add: "Bring in what is new",
    choose_so: "Settle it so",
    compare: "Compare mark by mark",
    mine: "Mine",
    theirs: "Theirs",
    all_mine: "Mine for all",
    all_theirs: "Theirs for all",
    look: "Look at both",
    nothing: "nothing there",
    field: "Field",
    words: "Words",
    decision: "Decision",
    stands_for: "Stands for",
    means: "Means",
    seal: "Seal the file",
    seal_help: "Who imports it then sees whether it was changed since.",
    seal_holds: |name| format!("The seal of {name} holds: the file is as it was when it was sealed."),
    seal_broken: |name| {
        format!(
            "{name} was changed after it was sealed, so nothing was taken from it. Your library is as it was. Ask for the file again from where it came, or bring it in as it is."
        )
    },
    bring_anyway: "Bring it in anyway",
    scopes: ["This article", "Chosen articles", "All articles"],
    case: "Case",
    every_case: "all cases",
    choose_shown: "Choose all",
    choose_none: "Choose none",
    none_chosen: "Choose at least one article.",
    agreement: "Agreement of two annotators",
    no_comparison: "Bring in a file in which somebody else marked articles of your library, and choose “Compare mark by mark”. MergePreview you then see how far you agree, and decide where you differ.",
    choose_file: "Choose a file…",
    again: "Take up the last comparison again",
    lead: |n, people| {
        let with = if people.is_empty() { String::new() } else { format!(" with {people}") };
        format!(
            "{} compared{with}. Only what was decided counts; suggestions that nobody looked at are left out.",
            some(n, "article", "articles")
        )
    },
    layer_head: "Marks",
    layer: |layer| match layer {
        Layer::Entities => "Names",
        Layer::Dates => "Dates",
        Layer::Casualties => "Casualty figures",
        Layer::Claims => "Claims",
    },
    exact: "Same place, F",
    overlap: "Overlapping, F",
    kappa: "Kappa of words",
    measures: "F is 1 where both marked the same, 0 where nothing is common. Cohen’s kappa counts words and takes away what chance would give.",
    share: |share| format!("{share:.2}"),
    differences: "Where you differ",
    no_differences: "You agree on every mark. There is nothing to decide.",
    how: |how| match how {
        DifferenceKind::OnlyA => "only mine",
        DifferenceKind::OnlyB => "only theirs",
        DifferenceKind::Span => "other words",
        DifferenceKind::Content => "other meaning",
    },
    choice: |choice| match choice {
        Choice::A => "Mine",
        Choice::B => "Theirs",
        Choice::Both => "Both",
        Choice::Neither => "Neither",
    },
    choose: "Which mark stays",
    undecided: "open",
    progress: |done, all| format!("{done} of {all} decided"),
    rest_mine: "The rest as mine",
    rest_theirs: "The rest as theirs",
    finish: "Finish",
    stop: "Put theirs away",
    finished: |n| {
        format!(
            "{} decided; your articles now hold the result. Undo brings your own version back.",
            some(n, "difference is", "differences are")
        )
    },
    not_kept: "There is no room to store this comparison. Your library is saved; finish the comparison before you close the page, or delete an article you no longer need.",
};

pub(super) static VI: Exchange = Exchange {
    in_file: |name| format!("Trong {name} có gì"),
    found: |format, came| format!("{format}: {} bài, {} dấu.", came.articles, came.in_file()),
    labels_lead: "Hãy cho biết mỗi nhãn có nghĩa gì ở đây. Câu trả lời được giữ cho tệp sau.",
    label: "Nhãn",
    marks: "Số dấu",
    first_words: "Đứng ở chữ",
    quoted_words: |words| words.iter().map(|words| format!("“{words}”")).collect::<Vec<_>>().join(", "),
    read_as: "Đọc là",
    which_unit: "Vị trí trong tệp này có thể được đếm theo hai cách. Hãy chọn cách cho ra đúng chữ.",
    counted_in: |unit, words| match unit {
        Unit::CodePoint => format!("Theo điểm mã: “{words}”"),
        Unit::Utf16 => format!("Theo đơn vị UTF-16: “{words}”"),
    },
    read_label_as: |label| format!("{label} được đọc là"),
    leave_out: "bỏ ra",
    predictions: |n| format!("{n} dấu là dự đoán của một mô hình, chưa ai xem. Nhận như đã chấp nhận"),
    bring: "Đưa vào",
    leave: "Thôi",
    here: |name| match name {
        Some(name) => format!("{name} có phần việc khác trên bài đã có ở đây"),
        None => "Một thẻ khác có phần việc khác trên bài này".to_owned(),
    },
    here_lead: |here| {
        let by = if here.people.is_empty() { String::new() } else { format!(" của {}", here.people.join(", ")) };
        let news =
            if here.news == 0 { String::new() } else { format!(" Có {} dấu chưa có ở đây.", here.news) };
        format!(
            "Tệp có phần việc{by} trên {} bài trong thư viện của bạn.{news} Không có gì của bạn bị ghi đè trừ khi bạn muốn.",
            here.articles
        )
    },
    conflicts: |n| format!("Có {n} điều hai bên nói khác nhau. Bản của bạn được giữ trừ khi bạn chọn bản kia."),
    add: "Đưa phần mới vào",
    choose_so: "Quyết định như vậy",
    compare: "Đối chiếu từng dấu",
    mine: "Của tôi",
    theirs: "Bên kia",
    all_mine: "Giữ hết của tôi",
    all_theirs: "Lấy hết bên kia",
    look: "Xem cả hai",
    nothing: "không có",
    field: "Mục",
    words: "Chữ",
    decision: "Quyết định",
    stands_for: "Chỉ",
    means: "Nghĩa",
    seal: "Niêm phong tệp",
    seal_help: "Ai nhập tệp sẽ thấy tệp có bị sửa từ đó hay không.",
    seal_holds: |name| format!("Dấu niêm phong của {name} còn nguyên: tệp vẫn như khi được niêm phong."),
    seal_broken: |name| {
        format!(
            "{name} đã bị sửa sau khi niêm phong nên không nhập gì. Thư viện của bạn vẫn như cũ. Hãy xin lại tệp từ nơi đã có nó, hoặc vẫn nhập tệp như hiện có."
        )
    },
    bring_anyway: "Vẫn nhập",
    scopes: ["Bài này", "Các bài đã chọn", "Mọi bài"],
    case: "Hồ sơ",
    every_case: "mọi hồ sơ",
    choose_shown: "Chọn hết",
    choose_none: "Bỏ chọn",
    none_chosen: "Hãy chọn ít nhất một bài.",
    agreement: "Hai người đánh dấu giống nhau đến đâu",
    no_comparison: "Hãy nhập một tệp mà người khác đã đánh dấu trên bài trong thư viện của bạn, rồi chọn “Đối chiếu từng dấu”. Ở đây bạn sẽ thấy hai bên giống nhau đến đâu, và quyết định ở những chỗ khác nhau.",
    choose_file: "Chọn tệp…",
    again: "Tiếp tục lần đối chiếu trước",
    lead: |n, people| {
        let with = if people.is_empty() { String::new() } else { format!(" với {people}") };
        format!("Đối chiếu {n} bài{with}. Chỉ tính những gì đã được quyết định; gợi ý chưa ai xem thì không tính.")
    },
    layer_head: "Dấu",
    layer: |layer| match layer {
        Layer::Entities => "Tên riêng",
        Layer::Dates => "Thời gian",
        Layer::Casualties => "Con số thương vong",
        Layer::Claims => "Phát ngôn",
    },
    exact: "F, cùng chỗ",
    overlap: "F, chồng nhau",
    kappa: "Kappa theo từ",
    measures: "F bằng 1 khi hai bên đánh dấu như nhau, bằng 0 khi không có gì chung. Kappa của Cohen đếm từng từ và trừ đi phần do ngẫu nhiên.",
    share: |share| format!("{share:.2}").replace('.', ","),
    differences: "Những chỗ khác nhau",
    no_differences: "Hai bên giống nhau ở mọi dấu. Không có gì phải quyết định.",
    how: |how| match how {
        DifferenceKind::OnlyA => "chỉ tôi có",
        DifferenceKind::OnlyB => "chỉ bên kia có",
        DifferenceKind::Span => "khác chữ",
        DifferenceKind::Content => "khác nghĩa",
    },
    choice: |choice| match choice {
        Choice::A => "Của tôi",
        Choice::B => "Bên kia",
        Choice::Both => "Cả hai",
        Choice::Neither => "Không dấu nào",
    },
    choose: "Giữ dấu nào",
    undecided: "chưa quyết định",
    progress: |done, all| format!("Đã quyết định {done} / {all}"),
    rest_mine: "Còn lại theo tôi",
    rest_theirs: "Còn lại theo bên kia",
    finish: "Hoàn tất",
    stop: "Cất bản bên kia",
    finished: |n| format!("Đã quyết định {n} chỗ khác nhau; các bài nay giữ kết quả. Hoàn tác để lấy lại bản của bạn."),
    not_kept: "Không còn chỗ để lưu lần so sánh này. Thư viện của bạn đã được lưu; hãy hoàn tất so sánh trước khi đóng trang, hoặc xóa một bài không cần nữa.",
};
