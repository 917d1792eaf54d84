//! The texts of the map.

use super::forms::{Count, Named};
use super::shared::some;
use crate::app::state::map::Layer;
use crate::places::Precision;

/// The texts of the map.
pub(crate) struct Map {
    pub(crate) region: &'static str,
    /// What its keys do.
    pub(crate) keys: &'static str,
    pub(crate) layer: &'static str,
    pub(crate) layers: fn(Layer) -> &'static str,
    pub(crate) closer: &'static str,
    pub(crate) wider: &'static str,
    pub(crate) everything: &'static str,
    pub(crate) coming: &'static str,
    pub(crate) none: &'static str,
    pub(crate) no_places: &'static str,
    /// How many incidents have no place on the map.
    pub(crate) elsewhere: Count,
    pub(crate) borders: &'static str,
    pub(crate) incidents: Count,
    pub(crate) mentions: Count,
    pub(crate) only: Named,
    pub(crate) all: &'static str,
    /// What the table is called.
    pub(crate) table: &'static str,
    pub(crate) place: &'static str,
    pub(crate) incident: &'static str,
    pub(crate) coordinates: &'static str,
    /// What coordinates are those of.
    pub(crate) precision: fn(Precision) -> &'static str,
    pub(crate) grade: &'static str,
    pub(crate) killed: &'static str,
    pub(crate) save: Named,
}

pub(super) static EN: Map = Map {
    region: "Map",
    keys: "Map. Arrows move it, plus and minus zoom, 0 shows everything.",
    layer: "What the map shows",
    layers: |layer| match layer {
        Layer::Incidents => "Incidents",
        Layer::Places => "Places in the open article",
    },
    closer: "Closer",
    wider: "Wider",
    everything: "Everything",
    coming: "The map is coming …",
    none: "None of these incidents has a place that is known without doubt.",
    no_places: "The open article names no place that is known without doubt.",
    elsewhere: |n| format!("{} without a place that is known without doubt", some(n, "incident", "incidents")),
    borders: "Borders as Natural Earth draws them: they say nothing on whose a contested place is.",
    incidents: |n| some(n, "incident", "incidents"),
    mentions: |n| format!("named {}", if n == 1 { "once".to_owned() } else { format!("{n} times") }),
    only: |place| format!("Only {place}"),
    all: "Show all places",
    table: "The map as a table",
    place: "Place",
    incident: "Incident",
    coordinates: "Coordinates",
    precision: |precision| match precision {
        Precision::Town => "of the town",
        Precision::District => "middle of the district",
        Precision::Division => "middle of the division",
        Precision::Country => "middle of the country",
    },
    grade: "Grade",
    killed: "Killed",
    save: |format| format!("Save {format}"),
};

pub(super) static VI: Map = Map {
    region: "Bản đồ",
    keys: "Bản đồ. Phím mũi tên để di chuyển, cộng và trừ để phóng to, thu nhỏ, 0 để xem tất cả.",
    layer: "Bản đồ cho thấy gì",
    layers: |layer| match layer {
        Layer::Incidents => "Sự việc",
        Layer::Places => "Địa danh trong bài đang mở",
    },
    closer: "Gần hơn",
    wider: "Xa hơn",
    everything: "Tất cả",
    coming: "Đang tải bản đồ …",
    none: "Chưa sự việc nào ở đây có địa điểm được biết chắc.",
    no_places: "Bài đang mở không nêu địa danh nào được biết chắc.",
    elsewhere: |n| format!("{n} sự việc chưa có địa điểm được biết chắc"),
    borders: "Biên giới theo Natural Earth: bản đồ không nói nơi có tranh chấp thuộc về ai.",
    incidents: |n| format!("{n} sự việc"),
    mentions: |n| format!("được nêu {n} lần"),
    only: |place| format!("Chỉ {place}"),
    all: "Hiện mọi địa điểm",
    table: "Bản đồ dưới dạng bảng",
    place: "Địa điểm",
    incident: "Sự việc",
    coordinates: "Tọa độ",
    precision: |precision| match precision {
        Precision::Town => "của thành phố, làng",
        Precision::District => "giữa huyện",
        Precision::Division => "giữa tỉnh, vùng",
        Precision::Country => "giữa nước",
    },
    grade: "Mức tin cậy",
    killed: "Số người chết",
    save: |format| format!("Lưu {format}"),
};
