//! Tiếng Việt.

use super::interface::*;
use super::kinds::Kinds;
use super::shared::counted;
use super::vi_values::VALUES;
use super::{keys, library_list};
use crate::app::state::language::Lang;
use crate::desk::{State, Status};
use crate::model::{Doubt, EntityKind, Stance};

pub(super) static TEXTS: Texts = Texts {
    lang: Lang::Vi,
    head: Head {
        skip: "Đến thẳng bài viết",
        saved: "Đã lưu",
        saving: "Đang lưu…",
        not_saved: "Chưa lưu được",
        memory_only: "Chỉ giữ trong thẻ này",
        undo: "Hoàn tác",
        redo: "Làm lại",
        import: "Nhập",
        export: "Xuất",
        export_all: "Mọi tài liệu (JSON)",
        help: "Trợ giúp và phím tắt",
        theme: "Màu sắc",
        themes: ["Theo hệ thống", "Sáng", "Tối"],
        language: "Ngôn ngữ giao diện",
        find: "Tìm trong bài",
        found: |at, of| format!("{at} / {of}"),
        not_found: "không thấy",
        parts: "Các phần của trang",
        text: "Bài viết",
        menu: "Thiết đặt",
    },
    drop: "Thả bài viết vào đây",
    about: About {
        region: "Chi tiết",
        title: "Tiêu đề",
        source: "Nguồn",
        url: "Địa chỉ",
        language: "Ngôn ngữ",
        published: "Ngày đăng",
        undated: |n| format!("Chưa có ngày đăng: {n} mốc thời gian còn để ngỏ."),
        give_day: "Cho biết ngày đăng",
        languages: [
            ("en", "Tiếng Anh"),
            ("vi", "Tiếng Việt"),
            ("ru", "Tiếng Nga"),
            ("es", "Tiếng Tây Ban Nha"),
            ("uk", "Tiếng Ukraina"),
        ],
        unread: |name, read| {
            let seems = name.map_or_else(
                || "Không nhận ra ngôn ngữ của bài này".to_owned(),
                |name| format!("Bài này có vẻ viết bằng: {name}"),
            );
            format!(
                "{seems}; Tallymark đọc được: {read}. Chỉ các ngày tháng đầy đủ bằng chữ số và tên những địa điểm nổi tiếng được đánh dấu."
            )
        },
        give_language: "Chọn ngôn ngữ khác",
    },
    reader: Reader {
        region: "Bài viết",
        legend: "Các loại đánh dấu",
        accept_kind: |n, kind| format!("Chấp nhận cả {n} chỗ chắc chắn: {kind}"),
        unsure: |n| format!("{n} chỗ cần xem lại"),
        boilerplate: |n| format!("{n} đoạn có vẻ là phần phụ của trang"),
        show_boilerplate: "Hiện như phần còn lại",
        dim_boilerplate: "Làm mờ",
        mark_as: "Đánh dấu phần đã chọn là",
        resize: "Dời dấu đến phần đã chọn",
        nothing: "Không tìm thấy gì trong bài này. Hãy chọn vài từ để tự đánh dấu.",
        waiting: "Các dấu sẽ hiện ngay khi Tallymark tải xong danh sách tên.",
        progress: |percent| format!("Đang đọc… {percent} %"),
    },
    incidents: &super::incidents::VI,
    kinds: Kinds {
        entity: |kind| match kind {
            EntityKind::Person => "Người",
            EntityKind::Organization => "Tổ chức",
            EntityKind::Place => "Địa điểm",
            EntityKind::Demonym => "Dân tộc",
        },
        date: "Thời gian",
        casualty: "Thương vong",
        claim: "Phát ngôn",
    },
    card: Card {
        region: "Dấu này cho biết gì",
        accept: "Chấp nhận",
        reject: "Bác bỏ",
        remove: "Bỏ dấu",
        edit: "Sửa",
        done: "Xong",
        close: "Đóng",
        why: "Vì sao",
        why_own: "Bạn đã đánh dấu.",
        unsure: "Cần xem lại",
        doubts: |doubt| match doubt {
            Doubt::OpenNoun => "danh từ này không có trong danh sách: có phải chỉ người không?",
            Doubt::NoNoun => "con số đứng một mình, không có danh từ: có phải đếm người không?",
            Doubt::FarVerb => "từ chỉ thương vong đứng xa: có nói về những người này không?",
            Doubt::TwoReadings => "các từ này có thể hiểu theo hai cách.",
            Doubt::GuessedYear => "bài không ghi năm.",
        },
        rule: "quy tắc",
        interval: "Các ngày",
        inferred: "Suy ra",
        value: "Ngày",
        value_help: "Viết như thường: 19/9/2023, ngày 3 tháng 3 năm 2031, thứ Hai tuần trước; hoặc dạng chuẩn: 2031-02, 2031-W09, P44D",
        bad_value: "Đây không phải là ngày, giờ hay khoảng thời gian. Giá trị cũ được giữ cho đến khi hợp lệ.",
        bounds: "Số lượng",
        victims: "Nạn nhân",
        people: "người, không nói rõ hơn",
        says: "Theo",
        narrator: "chính bài viết",
        part_of: "Thuộc",
        parts: "Gồm",
        currency: "Hiệu lực",
        when: "Khi nào",
        place: "Ở đâu",
        mentions: "Còn gặp ở",
        only_mention: "chỉ nhắc một lần",
        kind: "Loại",
        effect: "Tổn hại",
        number: "Số",
        bad_bounds: "Số ít nhất lớn hơn số nhiều nhất.",
        calendar: "Chọn trên lịch",
        none: "không",
        low: "Ít nhất",
        high: "Nhiều nhất",
        qualifier: "Cách nói",
        open_claim: "Làm việc với phát ngôn",
        also_here: "Các dấu ở chỗ này",
        states: |state| match state {
            State::Suggested => "gợi ý",
            State::Accepted => "đã chấp nhận",
            State::Rejected => "đã bác bỏ",
            State::Edited => "đã sửa",
        },
    },
    claims: Claims {
        region: "Phát ngôn",
        empty: "Chưa có phát ngôn nào. Chọn một câu rồi nhấn c.",
        none_match: "Không có phát ngôn nào khớp bộ lọc.",
        filter: "Lọc phát ngôn",
        all: "Tất cả",
        open: "Gợi ý",
        mine: "Đã nhận",
        accept: "Chấp nhận",
        work_on: "Làm việc với phát ngôn này",
        no_source: "không nêu nguồn",
        source: "Nguồn",
        source_help: "Một tên trong bài, hoặc lời của bạn",
        stance: "Thái độ",
        status: "Tình trạng",
        history: "Các quyết định trước",
        tags: "Nhãn",
        tags_help: "Gõ nhãn rồi nhấn Enter",
        remove_tag: |tag| format!("Bỏ nhãn {tag}"),
        note: "Ghi chú",
        evidence: "Bằng chứng",
        evidence_url: "Địa chỉ của bằng chứng",
        evidence_comment: "Bằng chứng cho thấy gì",
        add_evidence: "Thêm bằng chứng",
        open_evidence: "Mở bằng chứng này trong thẻ mới",
        remove_evidence: "Bỏ bằng chứng này",
        links: "Con số, thời gian và địa điểm",
        add_link: "Gắn thêm…",
        remove_link: |quote| format!("Gỡ {quote}"),
        close: "Đóng",
        remove: "Bỏ phát ngôn",
        reject: "Bác bỏ",
        stances: |stance| match stance {
            Stance::Assert => "khẳng định",
            Stance::Deny => "phủ nhận",
            Stance::Confirm => "xác nhận",
            Stance::Accuse => "cáo buộc",
            Stance::CallFor => "kêu gọi",
            Stance::Promise => "hứa hẹn",
        },
        statuses: |status| match status {
            Status::Unverified => "chưa kiểm chứng",
            Status::Corroborated => "được chứng thực",
            Status::Disputed => "có tranh cãi",
            Status::False => "sai",
            Status::Misleading => "gây hiểu lầm",
            Status::Unverifiable => "không thể kiểm chứng",
        },
    },
    persistence: &super::persistence::VI,
    files: &super::files::VI,
    exchange: &super::exchange::VI,
    listing: &super::listing::VI,
    across: &super::across::VI,
    coding: &super::coding::VI,
    map: &super::map::VI,
    paper: &super::paper::VI,
    description: &super::description::VI,
    row_table: &super::row_table::VI,
    changes: Changes {
        offer: |title| format!("Bài này giống một phiên bản khác của “{title}”. Chuyển phần việc của bạn sang?"),
        reanchor: "Chuyển sang",
        report: |report| {
            let found = [
                (report.anchored, "giữ nguyên chỗ"),
                (report.moved, "đổi chỗ"),
                (report.similar, "gần như nguyên văn"),
            ];
            let waits = [(report.changed, "đã đổi"), (report.lost, "đã mất")];
            match (counted(&found), counted(&waits)) {
                (found, waits) if found.is_empty() && waits.is_empty() => {
                    "Mọi phần việc của bạn đã có ở đây.".to_owned()
                }
                (found, waits) if waits.is_empty() => format!("Đã chuyển phần việc của bạn: {found}."),
                (found, waits) if found.is_empty() => {
                    format!("Những gì bạn đánh dấu đang chờ bạn ở mục Phát ngôn: {waits}.")
                }
                (found, waits) => {
                    format!("Đã chuyển phần việc của bạn: {found}. Phần còn lại chờ bạn ở mục Phát ngôn: {waits}.")
                }
            }
        },
        not_ready: "Danh sách những từ không được phép khác vẫn đang tải. Hãy thử lại sau giây lát.",
        bring: "Nhập thành phiên bản mới",
        look: "Xem",
        region: "Đã đổi từ bản trước",
        became: |was, now| match (was, now) {
            ("", now) => format!("đã thêm “{now}”"),
            (was, "") => format!("đã bỏ “{was}”"),
            (was, now) => format!("{was} thành {now}"),
        },
        lost: "không còn trong bài",
        now: "Nay là:",
        take: "Lấy câu chữ mới",
        choose: "Chọn chỗ",
        choose_help: "Chọn các từ trong bài rồi bấm “Đặt vào đây”.",
        put_here: "Đặt vào đây",
        drop: "Bỏ",
    },
    panels: Panels {
        label: "Những gì tìm thấy",
        figures: "Con số",
        no_figures: "Bài này không có con số thương vong.",
        who: "Ai",
        count: "Bao nhiêu",
        says: "Theo ai",
        timeline: "Dòng thời gian",
        no_dates: "Bài này không có mốc thời gian.",
        undated: "Khoảng thời gian và mốc mơ hồ",
        entities: "Thực thể",
        no_entities: "Bài này không có tên riêng.",
        times: |n| format!("{n} lần"),
        more: |n| format!("Còn {n} mục"),
    },
    entities: Entities {
        details: |name| format!("Chi tiết về {name}"),
        go_to: |name| format!("Đến một lần nhắc {name}"),
        previous: |name| format!("Lần nhắc {name} trước đó"),
        next: |name| format!("Lần nhắc {name} kế tiếp"),
        kind_of: |name| format!("Loại của {name}"),
        merge_with: "Gộp với",
        merge_name: |name| format!("Gộp {name} với một thực thể khác"),
        another: "thực thể khác…",
        merge: "Gộp",
        merge_now: |name| format!("Gộp {name} với thực thể đã chọn"),
        split: "Tách riêng",
        split_form: |form, name| format!("Tách riêng “{form}” khỏi {name}"),
        split_mention: "Tách riêng lần nhắc này",
        also_equal: |n, words| format!("Cả {n} chỗ khác ghi “{words}”"),
        accept_all: |n| format!("Chấp nhận cả {n}"),
        reject_all: |n| format!("Bác bỏ cả {n}"),
        reject_equal: |n, words| format!("Bác bỏ cả {n} chỗ ghi “{words}”"),
        in_panel: "Gộp hoặc tách thực thể này",
        merged: |one, other| format!("“{one}” và “{other}” nay là một thực thể."),
        now_alone: |name| format!("“{name}” nay là một thực thể riêng."),
        rejected: |n, words| format!("Đã bác bỏ {n} chỗ ghi “{words}”."),
    },
    library: Library {
        region: "Thư viện",
        new: "Bài mới",
        open: |n| format!("còn {n}"),
        done: "xong",
        untitled: "Không có tiêu đề",
        delete: |title| format!("Xóa {title}"),
        aside: "Để riêng",
        aside_download: |name| format!("Tải bản ghi {name}"),
        aside_discard: |name| format!("Bỏ bản ghi {name}"),
    },
    library_list: &library_list::VI,
    keys: &keys::VI,
    help: Help {
        title: "Trợ giúp và phím tắt",
        lead: "Phím chữ đơn không có tác dụng khi bạn đang gõ trong một ô hay đang dùng bộ gõ.",
        bookmark_help: "Kéo nút này vào thanh dấu trang. Ở trang nào nó cũng đưa bài viết, hoặc phần bạn chọn, về đây: trong địa chỉ, không gửi đi đâu.",
        bookmark: "Sang Tallymark",
        close: "Đóng",
        privacy: "Tallymark không có máy chủ. Văn bản và công việc được giữ trong bộ nhớ của trình duyệt này và chỉ rời đi dưới dạng tệp do bạn xuất.",
    },
    privacy: Privacy {
        title: "Riêng tư",
        kept: "Trình duyệt này giữ một bản sao của Tallymark: không có mạng vẫn mở được.",
        not_kept: "Trình duyệt này chưa giữ bản sao nào của Tallymark: khi không có mạng, nó chỉ chạy chừng nào trang này còn mở.",
        test: "Thử gửi một byte",
        own_host: "Đến địa chỉ đã tải Tallymark về: ",
        other_host: "Đến example.org: ",
        forbidden: "trình duyệt đã cấm; không có gì được gửi đi.",
        allowed: "một byte đã được gửi đi. Lẽ ra không được như vậy: có thể trang còn đang tải. Hãy tải lại rồi thử lại.",
    },
    said: Said {
        region: "Thông báo",
        dismiss: "Ẩn",
        undo: "Đưa trở lại",
        deleted: |title| format!("Đã xóa “{title}”."),
        imported: |new, replaced, same| {
            let came = match (new, replaced) {
                (0, 0) => return "Mọi thứ trong tệp đã có ở đây. Không có gì thay đổi.".to_owned(),
                (n, 0) => format!("Đã nhập {n} tài liệu."),
                (0, m) => format!("Đã nhập phần mới của {m} tài liệu; không có gì của bạn bị ghi đè."),
                (n, m) => {
                    format!("Đã nhập {n} tài liệu, và phần mới của {m} tài liệu khác; không có gì của bạn bị ghi đè.")
                }
            };
            if same == 0 { came } else { format!("{came} {same} tài liệu khác trong tệp đã có ở đây.") }
        },
        address_is_evidence: "Địa chỉ đã thành bằng chứng cho phát ngôn đang mở.",
        address_alone: "Đó là một địa chỉ. Tallymark không tải gì về: hãy chép phần chữ của bài rồi dán vào, hoặc mở một phát ngôn trước để địa chỉ thành bằng chứng của nó.",
        brought: "Một trang đã vào qua dấu trang hoặc liên kết. Hoàn tác để bỏ đi.",
        already_here: |title| format!("Bài này đã có trong thư viện: “{title}”. Công việc của bạn vẫn còn nguyên."),
        exported: |n| format!("Đã xuất {n} tài liệu. Tệp nằm trong thư mục tải về của bạn."),
        unread: |n| match n {
            0 => String::new(),
            n => format!(" {n} tài liệu chưa được đọc xong: với những tài liệu này, tệp chỉ có các đánh dấu của bạn."),
        },
        taken_from_tab: |title| format!("“{title}” đã được sửa ở một thẻ khác; bạn đang xem bản mới nhất."),
        newer_page: "Đã có phiên bản Tallymark mới. Công việc của bạn đã được lưu và sẽ mở lại trong phiên bản mới.",
        reload: "Dùng phiên bản mới",
    },
    trouble: Trouble {
        empty_box: "Chưa có văn bản. Hãy dán hoặc gõ một bài viết trước.",
        empty_paste: "Nội dung vừa dán không có văn bản. Không có gì thay đổi; hãy chép phần chữ của bài rồi dán lại.",
        empty_file: |name| format!("{name} không có văn bản. Không có gì thay đổi."),
        binary_file: |name| {
            format!(
                "{name} không phải là tệp văn bản nên được bỏ qua. Không có gì thay đổi; hãy dùng TXT, MD hoặc HTML."
            )
        },
        encoding_file: |name| {
            format!(
                "{name} dùng bảng mã mà Tallymark chưa đọc được nên được bỏ qua. Hãy lưu tệp dạng UTF-8 rồi thử lại."
            )
        },
        unreadable_file: |name| format!("Trình duyệt không đọc được {name}. Không có gì thay đổi; hãy chọn lại tệp."),
        not_json: |name| {
            format!(
                "{name} bị cắt ngang hoặc không phải JSON nên không nhập gì. Thư viện của bạn vẫn như cũ; hãy xuất lại tệp."
            )
        },
        other_tool: |name| {
            format!("{name} là JSON của công cụ khác, không phải tệp do Tallymark xuất. Thư viện của bạn vẫn như cũ.")
        },
        newer_export: |name| {
            format!(
                "{name} do một bản Tallymark mới hơn ghi. Thư viện của bạn vẫn như cũ; hãy tải lại trang để có bản mới rồi nhập lại."
            )
        },
        surrogate: |name| {
            format!(
                "{name} có ký tự hỏng (nửa cặp surrogate) nên không nhập gì. Thư viện của bạn vẫn như cũ; hãy xuất lại tệp từ nơi tạo ra nó."
            )
        },
        bad_document: |name, reason| format!("Không nhập được {name}: {reason}. Thư viện của bạn vẫn như cũ."),
        altered: |name| {
            format!(
                "Bài trong {name} đã bị sửa sau khi xuất nên các dấu không còn khớp. Chưa có gì được nhập. Có thể nhập thành một phiên bản mới: dấu nào còn nguyên câu chữ sẽ về đúng chỗ, phần còn lại chờ bạn."
            )
        },
        nothing_to_export: "Chưa có gì để xuất. Hãy đánh dấu một bài viết trước.",
        full: |title| {
            format!(
                "Bộ nhớ của trình duyệt đã đầy nên “{title}” chưa được lưu. Bài vẫn an toàn khi thẻ này còn mở: hãy xuất ra, hoặc xóa những tài liệu không cần nữa."
            )
        },
        refused: |title| {
            format!("Trình duyệt từ chối lưu “{title}”. Bài vẫn an toàn khi thẻ này còn mở: hãy xuất ra để giữ.")
        },
        memory: "Trình duyệt này chặn việc lưu trữ (cửa sổ riêng tư hoặc một thiết đặt), nên công việc chỉ được giữ khi thẻ này còn mở. Mọi thứ vẫn hoạt động; hãy xuất trước khi đóng.",
        corrupt: |name| {
            format!(
                "Bản ghi {name} bị hỏng. Nó được để riêng nguyên vẹn, mọi thứ khác đã mở. Hãy tải về để giữ hoặc sửa."
            )
        },
        newer_record: |name| {
            format!(
                "Bản ghi {name} do một bản Tallymark mới hơn ghi. Nó được giữ nguyên; hãy tải lại trang để có bản mới và mở nó."
            )
        },
        deleted_elsewhere: |title| {
            format!("“{title}” đã bị xóa ở một thẻ khác trong khi bạn sửa ở đây. Bản của bạn được giữ lại.")
        },
        keep_mine: "Giữ bản của tôi",
        take_theirs: "Lấy bản kia",
        download: "Tải về",
        export: "Xuất",
        not_applied: |reason| format!("Không làm được ({reason}). Không có gì thay đổi."),
        no_data: "Không tải được danh sách tên mà Tallymark dùng để đọc bài nên chưa đánh dấu thêm được gì. Văn bản và công việc của bạn vẫn an toàn: hãy thử lại khi có mạng, hoặc tải lại trang.",
        engine_stopped: "Phần đọc bài của Tallymark đã dừng nên chưa đánh dấu thêm được gì. Văn bản và công việc của bạn vẫn an toàn: hãy thử lại; nếu vẫn dừng, hãy bỏ bài mở sau cùng ra.",
        try_again: "Thử lại",
    },
    values: VALUES,
};
