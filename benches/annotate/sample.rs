//! Invented news of any length: every kind of mark, in two languages.

use std::fmt;

const ENGLISH: &[&str] = &[
    "EXAMPLEVILLE (Example News) - At least {n} people, including {m} children, were killed when shells hit a market in \
     the Northern District on Tuesday, the Ministry of Health said.",
    "The Defence Ministry denied the report, saying that no civilians were harmed on {d} May 2024.",
    "“We call on both sides to stop,” spokesman Peter Sample told reporters in Exampleville last week.",
    "More than {n} families fled the valley between 1992 and 1994, and about {n},000 people were displaced in the late \
     1980s, according to the Sample Observatory.",
    "The road along the river was closed, the weather stayed dry, and shops in the old town opened at noon as usual.",
    "Governor Anna Muster accused the Sample Front of taking up to {m} hostages overnight and promised to answer.",
];

const VIETNAMESE: &[&str] = &[
    "Ít nhất {n} người, trong đó có {m} trẻ em, đã thiệt mạng khi đạn pháo rơi xuống một khu chợ ở quận Bắc hôm thứ Ba \
     ({d}/9), Bộ Y tế cho biết.",
    "Bộ Quốc phòng bác bỏ thông tin này và nói rằng không có thương vong trong dân thường vào ngày {d} tháng 5 năm 2024.",
    "“Chúng tôi kêu gọi các bên dừng lại”, người phát ngôn Trần Văn Mẫu nói với phóng viên ở thành phố Ví Dụ tuần trước.",
    "Từ năm 1992 đến 1994, hơn {n} nghìn người đã phải sơ tán khỏi thung lũng vào cuối những năm 1980, theo Đài Quan sát \
     Mẫu.",
    "Con đường ven sông bị đóng, trời vẫn khô ráo và các cửa hàng trong phố cổ mở cửa vào buổi trưa như mọi ngày.",
    "Ông Lê Thị Mẫu cáo buộc Mặt trận Mẫu bắt giữ tới {m} con tin trong đêm và hứa sẽ đáp trả.",
];

/// A language and a length in bytes.
#[derive(Clone, Copy)]
pub(crate) struct Sample {
    pub(crate) language: &'static str,
    bytes: usize,
}

impl Sample {
    /// 5 KB, 100 KB, 1 MB and 10 MB of each language.
    #[allow(dead_code, reason = "the benchmark in the browser asks for lengths of its own")]
    pub(crate) const ALL: [Sample; 8] = [
        Self::of("en", 5_000),
        Self::of("en", 100_000),
        Self::of("en", 1_000_000),
        Self::of("en", 10_000_000),
        Self::of("vi", 5_000),
        Self::of("vi", 100_000),
        Self::of("vi", 1_000_000),
        Self::of("vi", 10_000_000),
    ];

    /// A language of ours and a length.
    pub(crate) const fn of(language: &'static str, bytes: usize) -> Self {
        Self { language, bytes }
    }

    /// Paragraphs of three sentences with ever other numbers, about as long as
    /// the sample says and never longer than a sentence more.
    pub(crate) fn text(self) -> String {
        let sentences = if self.language == "vi" { VIETNAMESE } else { ENGLISH };
        let mut text = String::with_capacity(self.bytes + 512);
        for i in 0.. {
            if text.len() >= self.bytes {
                break;
            }
            let sentence = sentences[i % sentences.len()]
                .replace("{n}", &(2 + i * 7 % 900).to_string())
                .replace("{m}", &(2 + i * 5 % 40).to_string())
                .replace("{d}", &(1 + i % 28).to_string());
            text.push_str(&sentence);
            text.push_str(if i % 3 == 2 { "\n\n" } else { " " });
        }
        text
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:4} KB", self.language, self.bytes / 1000)
    }
}
