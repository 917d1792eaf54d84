//! The texts of files: what comes, what leaves, and what is lost on the way.

use super::forms::Named;
use super::left_out::{
    count, fault_in_english, fault_in_vietnamese, faults, left_out_in_english, left_out_in_vietnamese, some,
};
use crate::exchange::formats::{Format, Loss};
use crate::files::{Failure, ImportSummary};
use crate::text::LeftOut;

/// What is said of files.
pub(crate) struct Files {
    /// How many of how many are read.
    pub(crate) progress: fn(usize, usize) -> String,
    pub(crate) stop: &'static str,
    pub(crate) no_reader: Named,
    /// What is worth saying of a file that came, if anything.
    pub(crate) came: fn(&str, &ImportSummary) -> Option<String>,
    /// What stands in a document and not in its text, if anything.
    pub(crate) left_out: fn(&str, &LeftOut) -> Option<String>,
    /// Has converted letters back as they came.
    pub(crate) as_written: &'static str,
    /// A pasted text could not be looked through for letters of before Unicode.
    pub(crate) not_converted: &'static str,
    /// The name of what was pasted.
    pub(crate) pasted: &'static str,
    pub(crate) failures: fn(&Failure) -> &'static str,
    /// The marks of a file stand on a text, by its address, that is not here.
    pub(crate) no_text: fn(&str, &str) -> String,
    pub(crate) title: &'static str,
    pub(crate) other_formats: &'static str,
    pub(crate) lead: &'static str,
    pub(crate) scope: &'static str,
    pub(crate) units: [&'static str; 3],
    pub(crate) format: fn(Format) -> (&'static str, &'static str),
    pub(crate) nothing_lost: &'static str,
    pub(crate) lost: &'static str,
    pub(crate) looking: &'static str,
    pub(crate) losses: fn(Loss) -> &'static str,
    pub(crate) save: &'static str,
    pub(crate) close: &'static str,
}

/// Labels whose marks were left out.
fn left_out(came: &ImportSummary) -> Vec<String> {
    let left = came.labels.iter().filter(|seen| seen.kind.is_none());
    left.map(|seen| format!("{} ({})", seen.label, seen.count)).collect()
}

pub(super) static EN: Files = Files {
    progress: |done, all| format!("Reading files: {done} of {all} are in."),
    stop: "Stop",
    no_reader: |name| {
        format!(
            "{name} was not read, because the part of Tallymark that reads such files could not be loaded. Nothing has changed; reload the page and bring it again."
        )
    },
    came: |name, came| {
        let left = left_out(came);
        let mut parts = Vec::new();
        if let Some(format) = &came.format {
            parts.push(format!("{name} was read as {format}: {} marks.", came.marks));
        }
        if !left.is_empty() {
            parts.push(format!(
                "Left out, because their labels say nothing here: {}.",
                some(&left, |n| format!(" and {n} more"))
            ));
        }
        if came.predicted > 0 {
            parts.push(format!("{} predictions of a model were left out.", came.predicted));
        }
        if came.skipped > 0 {
            parts.push(format!("{} marks that are no words of the text were left out.", came.skipped));
        }
        parts.extend(faults(
            &came.faults,
            fault_in_english,
            |n, first| {
                let marks =
                    count(n, "mark or document that cannot be read was", "marks or documents that cannot be read were");
                format!("{marks} left out: {first}. The rest came in; the file itself is unchanged.")
            },
            |n| format!(" and {n} more"),
        ));
        if let Some(first) = came.bad_lines.first() {
            parts.push(format!(
                "{name}: {} lines are no articles and were left out, the first is line {first}.",
                came.bad_lines.len()
            ));
        }
        if let Some(first) = came.repeated_lines.first() {
            parts.push(format!(
                "{name}: {} lines have the text of another line and were left out, the first is line {first}.",
                came.repeated_lines.len()
            ));
        }
        parts.extend(left_out_in_english(name, &came.left_out));
        if let Some(encoding) = &came.converted {
            parts.push(format!(
                "{name} was written in {encoding}, a Vietnamese encoding from before Unicode; its letters were converted."
            ));
        }
        if let Some(encoding) = &came.decoded {
            parts.push(format!("{name} is in {encoding}, an encoding from before Unicode; it was told by its words."));
        }
        (!parts.is_empty()).then(|| parts.join(" "))
    },
    left_out: left_out_in_english,
    as_written: "Take its letters as they came",
    not_converted: "The part of Tallymark that knows old Vietnamese encodings could not be loaded, so the text came in as it is. Nothing was lost; if its letters are wrong, reload the page and paste it again.",
    pasted: "the pasted text",
    failures: |failure| match failure {
        Failure::TooLarge => {
            "the file is, or unpacks to, more than any article or export, so it was left out. Nothing has changed; split it and bring the parts."
        }
        Failure::Nested => {
            "it is nested deeper than any article or export, so it was left out. Nothing has changed; get it again from where it came."
        }
        Failure::Archive => {
            "it is an archive within an archive, which is not opened. Nothing has changed; unpack it and bring what is in it."
        }
        Failure::NoCorpus => "no line of it is an article (JSON with a “text”). Nothing has changed.",
        Failure::NotRead => {
            "such files are not read. Nothing has changed; save it as DOCX, PDF, HTML or TXT and bring it again."
        }
        Failure::Damaged => "the file is damaged. Nothing has changed; get it again from where it came.",
        Failure::Protected => {
            "the file is protected with a password. Nothing has changed; save it without one and bring it again."
        }
        Failure::NoTextLayer => {
            "the PDF holds pictures of its text only. Nothing has changed; copy the text, or run a text recognition on it first."
        }
        Failure::Altered => {
            "its text was changed after it was exported. Nothing has changed; import the Tallymark JSON itself."
        }
        _ => "it could not be read. Nothing has changed.",
    },
    no_text: |name, address| {
        format!(
            "{name} holds marks on a text that is neither in it nor here ({address}), so nothing was taken from it. Your library is as it was; bring that article first, then the file again."
        )
    },
    title: "Export as a file",
    other_formats: "Other formats and articles…",
    lead: "Every format holds less than Tallymark’s own JSON. What one cannot hold is said before you save.",
    scope: "What",
    units: ["places counted in code points", "places counted in UTF-16 units", ""],
    format: |format| match format {
        Format::Tallymark => ("Tallymark JSON", "everything; can be imported again"),
        Format::Documents => ("Documents", "texts alone, one a line"),
        Format::WebAnnotation => ("W3C Web Annotation", "JSON-LD with quotes, for Hypothesis-like tools"),
        Format::Doccano => ("doccano", "spans and labels, one article a line"),
        Format::DoccanoRelations => ("doccano with relations", "spans, and which belong together"),
        Format::LabelStudio => ("Label Studio", "tasks with annotations and predictions"),
        Format::Spacy => ("spaCy and Prodigy", "tokens and spans, for training"),
        Format::Brat => ("brat", "standoff: a text and its marks for each article"),
        Format::Conll => ("CoNLL IOB2", "a token and its tag a line"),
        Format::Cas => ("UIMA CAS JSON", "for INCEpTION and other UIMA tools"),
        Format::Figures => ("Table of figures", "CSV for a spreadsheet: every count with bounds and sources"),
        Format::Claims => ("Table of claims", "CSV for a spreadsheet: who says what, and how far it is verified"),
        Format::Mentions => ("Table of names and dates", "CSV for a spreadsheet: every mention"),
        Format::ClaimReview => ("ClaimReview", "schema.org, claims with a verdict"),
        Format::Ged => ("UCDP GED draft", "rows for coders; what needs judgement is a suggestion"),
        Format::Acled => ("ACLED draft", "rows for coders; what needs judgement is a suggestion"),
        Format::CasualtyRecord => {
            ("Casualty record draft", "a row for each of the dead who is named, one for the rest")
        }
        Format::TimeMl => ("TimeML", "texts with TIMEX3 tags"),
        Format::Xmi => ("UIMA CAS XMI", "of INCEpTION and other UIMA tools"),
    },
    nothing_lost: "Nothing is lost.",
    lost: "Not in this file:",
    looking: "Looking what it can hold…",
    losses: |loss| match loss {
        Loss::Entities => "names of persons, organizations, places and peoples",
        Loss::Dates => "dates",
        Loss::Figures => "casualty figures",
        Loss::Claims => "claims",
        Loss::Canonical => "whom or what a name stands for",
        Loss::Calendar => "calendar values of dates",
        Loss::Counts => "effect, bounds and victims of figures",
        Loss::Speech => "source, cue and stance of claims",
        Loss::Work => "status, tags, notes and evidence of claims",
        Loss::Links => "links between marks",
        Loss::Decisions => "your decisions on marks",
        Loss::Rejections => "rejected marks",
        Loss::Reasons => "reasons why marks were found",
        Loss::Provenance => "who decided, and when",
        Loss::Metadata => "title, source, address and date of articles",
        Loss::Boilerplate => "what is boilerplate",
        Loss::NeedsReview => "marks that wait since their article changed",
        Loss::Overlaps => "marks that overlap another one",
        Loss::Widened => "marks that end inside of a token (widened to it)",
        Loss::NoVerdict => "claims without a verdict",
        Loss::NotCounted => "figures that are no own count of people killed",
        Loss::NotCoded => "figures without a row of their own: in the row of a coded toll, or not coded",
        Loss::Derived => "that the deaths of a row are a sum which no text says",
        Loss::Blank => "marks of blanks",
        Loss::Repeated => "articles with the text of another one",
        Loss::Characters => "characters that the format forbids (replaced)",
        Loss::Formulas => "cells that a spreadsheet would run (put behind an apostrophe)",
    },
    save: "Save the file",
    close: "Close",
};

pub(super) static VI: Files = Files {
    progress: |done, all| format!("Đang đọc tệp: đã xong {done} trên {all}."),
    stop: "Dừng",
    no_reader: |name| {
        format!(
            "Chưa đọc được {name} vì không tải được phần đọc loại tệp này của Tallymark. Chưa có gì thay đổi; hãy tải lại trang rồi đưa tệp vào lần nữa."
        )
    },
    came: |name, came| {
        let left = left_out(came);
        let mut parts = Vec::new();
        if let Some(format) = &came.format {
            parts.push(format!("Đã đọc {name} theo định dạng {format}: {} dấu.", came.marks));
        }
        if !left.is_empty() {
            parts.push(format!(
                "Bỏ ra vì nhãn không có nghĩa ở đây: {}.",
                some(&left, |n| format!(" và {n} nhãn khác"))
            ));
        }
        if came.predicted > 0 {
            parts.push(format!("Đã bỏ {} dự đoán của một mô hình.", came.predicted));
        }
        if came.skipped > 0 {
            parts.push(format!("Đã bỏ {} dấu không phải là chữ của văn bản.", came.skipped));
        }
        parts.extend(faults(
            &came.faults,
            fault_in_vietnamese,
            |n, first| {
                format!("Đã bỏ {n} dấu hoặc bài không đọc được: {first}. Phần còn lại đã vào; tệp gốc không thay đổi.")
            },
            |n| format!(" và {n} chỗ khác"),
        ));
        if let Some(first) = came.bad_lines.first() {
            parts.push(format!(
                "{name}: bỏ {} dòng không phải là bài, dòng đầu tiên là dòng {first}.",
                came.bad_lines.len()
            ));
        }
        if let Some(first) = came.repeated_lines.first() {
            parts.push(format!(
                "{name}: bỏ {} dòng có văn bản trùng với dòng khác, dòng đầu tiên là dòng {first}.",
                came.repeated_lines.len()
            ));
        }
        parts.extend(left_out_in_vietnamese(name, &came.left_out));
        if let Some(encoding) = &came.converted {
            parts.push(format!(
                "{name} được viết bằng {encoding}, bảng mã tiếng Việt có trước Unicode; chữ đã được chuyển đổi."
            ));
        }
        if let Some(encoding) = &came.decoded {
            parts.push(format!("{name} dùng {encoding}, bảng mã có trước Unicode; bảng mã được nhận ra qua từ ngữ."));
        }
        (!parts.is_empty()).then(|| parts.join(" "))
    },
    left_out: left_out_in_vietnamese,
    as_written: "Lấy chữ nguyên như cũ",
    not_converted: "Không tải được phần của Tallymark biết các bảng mã tiếng Việt cũ nên văn bản được nhận nguyên như cũ. Không mất gì; nếu chữ bị sai, hãy tải lại trang rồi dán lại.",
    pasted: "văn bản đã dán",
    failures: |failure| match failure {
        Failure::TooLarge => {
            "tệp, hoặc phần giải nén của nó, lớn hơn mọi bài báo hay bản xuất nên đã được bỏ ra. Chưa có gì thay đổi; hãy chia nhỏ rồi đưa vào."
        }
        Failure::Nested => {
            "tệp lồng nhau sâu hơn mọi bài báo hay bản xuất nên đã được bỏ ra. Chưa có gì thay đổi; hãy lấy lại tệp từ nơi đã có nó."
        }
        Failure::Archive => {
            "đó là tệp nén nằm trong tệp nén nên không được mở. Chưa có gì thay đổi; hãy giải nén rồi đưa phần bên trong vào."
        }
        Failure::NoCorpus => "không dòng nào là bài (JSON có “text”). Chưa có gì thay đổi.",
        Failure::NotRead => {
            "loại tệp này không đọc được. Chưa có gì thay đổi; hãy lưu thành DOCX, PDF, HTML hoặc TXT rồi đưa vào lại."
        }
        Failure::Damaged => "tệp bị hỏng. Chưa có gì thay đổi; hãy lấy lại tệp từ nơi đã có nó.",
        Failure::Protected => "tệp có mật khẩu. Chưa có gì thay đổi; hãy lưu không mật khẩu rồi đưa vào lại.",
        Failure::NoTextLayer => {
            "tệp PDF chỉ có ảnh của chữ. Chưa có gì thay đổi; hãy chép văn bản, hoặc nhận dạng chữ trước."
        }
        Failure::Altered => {
            "văn bản đã bị sửa sau khi xuất. Chưa có gì thay đổi; hãy nhập chính tệp JSON của Tallymark."
        }
        _ => "không đọc được. Chưa có gì thay đổi.",
    },
    no_text: |name, address| {
        format!(
            "{name} có dấu trên một văn bản không có trong tệp mà cũng không có ở đây ({address}) nên không nhập gì. Thư viện của bạn vẫn như cũ; hãy đưa bài đó vào trước rồi đưa tệp vào lại."
        )
    },
    title: "Xuất thành tệp",
    other_formats: "Định dạng và bài khác…",
    lead: "Định dạng nào cũng chứa ít hơn JSON của Tallymark. Những gì nó không chứa được sẽ được nói trước khi lưu.",
    scope: "Xuất gì",
    units: ["vị trí tính theo điểm mã", "vị trí tính theo đơn vị UTF-16", ""],
    format: |format| match format {
        Format::Tallymark => ("JSON của Tallymark", "tất cả; có thể nhập lại"),
        Format::Documents => ("Văn bản", "chỉ văn bản, mỗi bài một dòng"),
        Format::WebAnnotation => ("W3C Web Annotation", "JSON-LD có trích dẫn, cho các công cụ kiểu Hypothesis"),
        Format::Doccano => ("doccano", "đoạn và nhãn, mỗi bài một dòng"),
        Format::DoccanoRelations => ("doccano có quan hệ", "đoạn, và đoạn nào đi với nhau"),
        Format::LabelStudio => ("Label Studio", "bài với dấu và gợi ý"),
        Format::Spacy => ("spaCy và Prodigy", "từ và đoạn, để huấn luyện"),
        Format::Brat => ("brat", "mỗi bài một tệp văn bản và một tệp dấu"),
        Format::Conll => ("CoNLL IOB2", "mỗi dòng một từ và nhãn của nó"),
        Format::Cas => ("UIMA CAS JSON", "cho INCEpTION và các công cụ UIMA"),
        Format::Figures => ("Bảng con số", "CSV cho bảng tính: mỗi con số với khoảng và nguồn"),
        Format::Claims => ("Bảng phát biểu", "CSV cho bảng tính: ai nói gì, đã kiểm chứng đến đâu"),
        Format::Mentions => ("Bảng tên và ngày", "CSV cho bảng tính: mỗi lần nhắc đến"),
        Format::ClaimReview => ("ClaimReview", "schema.org, các phát biểu đã có kết luận"),
        Format::Ged => ("Bản nháp UCDP GED", "các dòng cho người mã hóa; chỗ cần phán đoán chỉ là gợi ý"),
        Format::Acled => ("Bản nháp ACLED", "các dòng cho người mã hóa; chỗ cần phán đoán chỉ là gợi ý"),
        Format::CasualtyRecord => {
            ("Bản nháp hồ sơ thương vong", "mỗi người chết có tên một dòng, những người còn lại một dòng")
        }
        Format::TimeMl => ("TimeML", "văn bản có thẻ TIMEX3"),
        Format::Xmi => ("UIMA CAS XMI", "của INCEpTION và các công cụ UIMA khác"),
    },
    nothing_lost: "Không mất gì.",
    lost: "Không có trong tệp này:",
    looking: "Đang xem định dạng chứa được gì…",
    losses: |loss| match loss {
        Loss::Entities => "tên người, tổ chức, nơi chốn và dân tộc",
        Loss::Dates => "ngày tháng",
        Loss::Figures => "con số thương vong",
        Loss::Claims => "phát biểu",
        Loss::Canonical => "tên đó chỉ ai hay cái gì",
        Loss::Calendar => "giá trị lịch của ngày tháng",
        Loss::Counts => "loại, khoảng và nạn nhân của con số",
        Loss::Speech => "nguồn, từ dẫn và thái độ của phát biểu",
        Loss::Work => "tình trạng, thẻ, ghi chú và bằng chứng của phát biểu",
        Loss::Links => "liên kết giữa các dấu",
        Loss::Decisions => "quyết định của bạn về các dấu",
        Loss::Rejections => "dấu đã bác bỏ",
        Loss::Reasons => "lý do tìm thấy dấu",
        Loss::Provenance => "ai quyết định và khi nào",
        Loss::Metadata => "tiêu đề, nguồn, địa chỉ và ngày của bài",
        Loss::Boilerplate => "phần nào là khung trang",
        Loss::NeedsReview => "dấu đang chờ từ khi bài thay đổi",
        Loss::Overlaps => "dấu chồng lên dấu khác",
        Loss::Widened => "dấu kết thúc giữa một từ (được nới ra)",
        Loss::NoVerdict => "phát biểu chưa có kết luận",
        Loss::NotCounted => "con số không phải là số người chết riêng",
        Loss::NotCoded => "con số không có dòng riêng: đã nằm trong dòng của tổn thất được mã hoá, hoặc chưa mã hoá",
        Loss::Derived => "việc số người chết của một dòng là tổng mà không văn bản nào nói",
        Loss::Blank => "dấu chỉ có khoảng trắng",
        Loss::Repeated => "bài trùng văn bản với bài khác",
        Loss::Characters => "ký tự mà định dạng cấm (đã thay)",
        Loss::Formulas => "ô mà bảng tính sẽ chạy (đặt sau dấu nháy)",
    },
    save: "Lưu tệp",
    close: "Đóng",
};
