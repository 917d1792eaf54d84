//! Text as it is put together from a document: paragraphs, lines, words.

use super::raised::is_raised;

/// Writes text with the breaks that its document asks for, none at its ends.
#[derive(Debug, Default)]
pub struct Prose {
    text: String,
    breaks: usize,
    blank: bool,
}

impl Prose {
    /// What follows stands at least so many line breaks below: 1 a line, 2 a paragraph.
    pub fn break_of(&mut self, lines: usize) {
        self.breaks = self.breaks.max(lines);
    }

    /// One line break more, as inside a paragraph.
    pub fn line(&mut self) {
        self.breaks = (self.breaks + 1).min(2);
    }

    /// What follows stands a blank apart.
    pub fn blank(&mut self) {
        self.blank = true;
    }

    /// The break or the blank that an HTML element asks for around it.
    pub fn around(&mut self, element: &str) {
        match element {
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "blockquote" | "pre" | "article" | "section" | "figure"
            | "ul" | "ol" | "table" => self.break_of(2),
            "div" | "li" | "tr" | "dt" | "dd" | "header" | "footer" | "main" | "nav" | "aside" | "figcaption"
            | "address" | "form" | "hr" | "body" => self.break_of(1),
            "td" | "th" => self.blank(),
            _ => {}
        }
    }

    /// Text with its blanks as they are.
    pub fn verbatim(&mut self, raw: &str) {
        if !raw.is_empty() {
            self.write_break();
            self.text.push_str(raw);
        }
    }

    /// Text in which all blanks between words are one, as HTML has it. A raised mark stands
    /// right behind its word, whatever blank the markup has there.
    pub fn words(&mut self, raw: &str) {
        let is_blank = |c: char| c.is_ascii_whitespace();
        if raw.is_empty() {
            return;
        }
        self.blank &= !raw.starts_with(is_raised);
        for word in raw.split(is_blank) {
            if word.is_empty() {
                self.blank = true;
                continue;
            }
            self.write_break();
            self.text.push_str(word);
            // Between two words stands a blank; the last one takes it back.
            self.blank = true;
        }
        self.blank = raw.ends_with(is_blank);
    }

    fn write_break(&mut self) {
        if !self.text.is_empty() {
            match self.breaks {
                0 if self.blank => self.text.push(' '),
                breaks => self.text.extend(std::iter::repeat_n('\n', breaks)),
            }
        }
        (self.breaks, self.blank) = (0, false);
    }

    /// The text, without blanks at its ends.
    pub fn finish(self) -> String {
        self.text.trim().to_owned()
    }
}
