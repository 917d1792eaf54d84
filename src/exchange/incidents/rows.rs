//! The incidents of a library as rows of a dataset, as the articles together fill them.

use super::library::IncidentLibrary;
use crate::desk::{self, Codebook, Coding, Document, Incident, KeptRows, sheet, subjects};
use crate::exchange::formats::{Format, codebook, coded};
use std::sync::Arc;

impl IncidentLibrary {
    /// A row for each incident, or in a record of casualties for each of its dead, as a table
    /// (CSV). What a coder judges is suggested where an article says it. Of a library that does
    /// not keep its documents there are none. `None` for formats that are none of a dataset.
    ///
    /// ```
    /// use tallymark::exchange::formats::Format;
    /// use tallymark::exchange::incidents::IncidentLibrary;
    ///
    /// let mut library = IncidentLibrary::keeping_documents();
    /// for line in [
    ///     r#"{"date": "2031-03-04", "text": "Shells killed at least 8 people in Kherson on Monday, police said."}"#,
    ///     r#"{"date": "2031-03-05", "text": "The shelling of Kherson on Monday killed 14 people, police said."}"#,
    /// ] {
    ///     library.take(line.as_bytes()).unwrap();
    /// }
    /// let rows = library.rows(Format::Ged).unwrap();
    /// assert_eq!(rows.lines().count(), 2);
    /// assert!(rows.contains(",Kherson,") && rows.contains(",14,14,14,"), "{rows}");
    /// ```
    pub fn rows(&self, format: Format) -> Option<String> {
        let codebook = codebook(format)?;
        let incidents = desk::incidents(&[], &self.reports).into_iter().map(Arc::new);
        let rows: Vec<Coding> = incidents.flat_map(|incident| self.rows_of(codebook, &incident)).collect();
        Some(coded(codebook, &rows))
    }

    fn rows_of(&self, codebook: Codebook, incident: &Arc<Incident>) -> Vec<Coding> {
        let of = |id| self.documents.get(id).cloned();
        let documents: Vec<Arc<Document>> = incident.documents().into_iter().filter_map(of).collect();
        let subjects = subjects(codebook, incident, &KeptRows::default()).into_iter();
        subjects.filter_map(|subject| sheet(codebook, &subject, &documents).suggested()).collect()
    }
}
