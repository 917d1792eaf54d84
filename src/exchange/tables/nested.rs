//! A row a document: the answers of the command in columns.

use super::columns::batch;
use super::schema::answer_schema;
use crate::exchange::Answer;
use arrow_array::RecordBatch;
use arrow_schema::ArrowError;
use serde::{Serialize, Serializer};

/// A row for each answer; a document that is not there has a row of nulls.
///
/// # Errors
/// Where the columns cannot be made; what the engine finds can always be.
pub fn answers(answers: Vec<Option<Answer>>) -> Result<RecordBatch, ArrowError> {
    let rows: Vec<Row> = answers.into_iter().map(|answer| Row(answer.map(countable))).collect();
    batch(answer_schema(), &rows)
}

struct Row(Option<Answer>);

impl Serialize for Row {
    /// A row of nulls is an object without fields.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Some(answer) => answer.serialize(serializer),
            None => serde_json::Map::new().serialize(serializer),
        }
    }
}

/// An answer with counts that fit a signed column: nobody counts more people.
pub(super) fn countable(mut answer: Answer) -> Answer {
    const MOST: u64 = i64::MAX as u64;
    for figure in answer.casualties.iter_mut().map(|figure| &mut figure.what.what) {
        figure.low = figure.low.map(|low| low.min(MOST));
        figure.high = figure.high.map(|high| high.min(MOST));
    }
    answer
}
