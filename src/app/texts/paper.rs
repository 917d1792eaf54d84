//! The texts of what stands on paper and in a dossier.

/// What stands on paper.
pub(crate) struct Paper {
    /// The button that saves a dossier.
    pub(crate) save: &'static str,
    pub(crate) digest: &'static str,
    pub(crate) sentence: &'static str,
    pub(crate) articles: &'static str,
    /// What to do with the export in a dossier.
    pub(crate) verify: &'static str,
}

pub(super) static EN: Paper = Paper {
    save: "Save dossier",
    digest: "SHA-256 of the text:",
    sentence: "Sentence",
    articles: "Articles",
    verify: "is the export that this dossier was made from, with its digest. Drop it, or this whole file, on Tallymark: the articles come back with all that was done on them, and it says whether anything was changed.",
};

pub(super) static VI: Paper = Paper {
    save: "Lưu hồ sơ",
    digest: "SHA-256 của văn bản:",
    sentence: "Câu",
    articles: "Các bài",
    verify: "là tệp xuất mà hồ sơ này được làm ra từ đó, kèm mã kiểm tra. Thả tệp đó, hoặc cả hồ sơ này, vào Tallymark: các bài trở lại với mọi việc đã làm, và bạn biết có gì bị sửa không.",
};
