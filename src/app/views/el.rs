//! Elements without a type of their own. `view!` gives every element, handler
//! and closure a type, and the page grew threefold by it; here all elements
//! are one type, all live attributes one, all handlers one. Every view is
//! written with this.

use crate::desk::Id;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{self, Event};
use leptos::html::custom;
use leptos::prelude::*;
use leptos::svg;
use leptos::tachys::html::{class, event, property};
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use leptos::tachys::view::iterators::StaticVec;
use leptos::tachys::view::keyed::keyed;
use std::sync::{Arc, Mutex};
use wasm_bindgen::JsCast;

/// An element that is being described.
pub(crate) struct El {
    tag: &'static str,
    attributes: Vec<AnyAttribute>,
    kids: Vec<AnyView>,
}

/// An element by its tag.
pub(crate) fn el(tag: &'static str) -> El {
    El { tag, attributes: Vec::new(), kids: Vec::new() }
}

/// An element with its classes.
pub(crate) fn el_of(tag: &'static str, classes: &'static str) -> El {
    el(tag).attr("class", Some(classes).filter(|classes| !classes.is_empty()))
}

/// A button with its classes and what a press does.
pub(crate) fn button(classes: &'static str, press: impl FnMut() + 'static) -> El {
    el_of("button", classes).attr("type", "button").click(press)
}

impl El {
    /// An attribute; `None` leaves it out.
    pub(crate) fn attr(mut self, name: &'static str, value: impl IntoValue) -> Self {
        if let Some(value) = value.into_value() {
            self.attributes.push(custom_attribute(name, value).into_any_attr());
        }
        self
    }

    /// An attribute that follows the state.
    pub(crate) fn live<V: IntoValue>(mut self, name: &'static str, value: impl Fn() -> V + Send + 'static) -> Self {
        let value = shared(move || value().into_value());
        self.attributes.push(custom_attribute(name, value).into_any_attr());
        self
    }

    /// A class that comes and goes.
    pub(crate) fn class(mut self, name: &'static str, on: impl Fn() -> bool + Send + 'static) -> Self {
        self.attributes.push(class::class((name, shared(on))).into_any_attr());
        self
    }

    /// A text property of the DOM that follows the state.
    pub(crate) fn prop(mut self, name: &'static str, value: impl Fn() -> String + Send + 'static) -> Self {
        self.attributes.push(property::prop(name, shared(value)).into_any_attr());
        self
    }

    /// A property of the DOM that is on or off.
    pub(crate) fn flag(mut self, name: &'static str, on: impl Fn() -> bool + Send + 'static) -> Self {
        self.attributes.push(property::prop(name, shared(on)).into_any_attr());
        self
    }

    /// A handler for an event of the type `E`.
    pub(crate) fn on<E: JsCast + 'static>(mut self, name: &'static str, mut act: impl FnMut(E) + 'static) -> Self {
        let act: Box<dyn FnMut(Event)> = Box::new(move |event: Event| act(event.unchecked_into()));
        self.attributes.push(event::on(ev::Custom::new(name), act).into_any_attr());
        self
    }

    /// What a press does.
    pub(crate) fn click(self, mut press: impl FnMut() + 'static) -> Self {
        self.on("click", move |_: Event| press())
    }

    /// A child.
    pub(crate) fn kid(mut self, kid: impl IntoKid) -> Self {
        self.kids.push(kid.into_kid());
        self
    }

    /// A child that follows the state.
    pub(crate) fn show<K: IntoKid>(self, kid: impl Fn() -> K + Send + 'static) -> Self {
        self.kid(show(kid))
    }
}

/// A view that follows the state.
pub(crate) fn show<K: IntoKid>(kid: impl Fn() -> K + Send + 'static) -> AnyView {
    shared(move || kid().into_kid()).into_any()
}

/// Views side by side.
pub(crate) fn group<const N: usize>(kids: [AnyView; N]) -> AnyView {
    Vec::from(kids).into_kid()
}

/// A list whose rows stay while their ids do.
pub(crate) fn each(
    ids: impl Fn() -> Vec<Id> + Send + 'static,
    row: impl Fn(Id) -> AnyView + Send + 'static,
) -> AnyView {
    let row: Arc<Mutex<dyn Fn(Id) -> AnyView + Send>> = Arc::new(Mutex::new(row));
    // The rows belong to the list and not to one drawing of it: what they follow
    // must outlast the next.
    let home = Owner::current().unwrap_or_default();
    let list = move || {
        let (row, home) = (row.clone(), home.clone());
        let draw = move |_: usize, id: Id| {
            let owner = home.with(Owner::new);
            let view = owner.with(|| match row.lock() {
                Ok(row) => row(id),
                // Only a row that panicked poisons it, and then the page is gone.
                Err(_) => ().into_any(),
            });
            (|_: usize| (), leptos::tachys::reactive_graph::OwnedView::new_with_owner(view, owner))
        };
        keyed(ids(), Id::clone, draw)
    };
    list.into_any()
}

/// One type for every closure of one output.
fn shared<T: 'static>(value: impl FnMut() -> T + Send + 'static) -> SharedReactiveFunction<T> {
    Arc::new(Mutex::new(value))
}

/// What an attribute can hold.
pub(crate) trait IntoValue {
    fn into_value(self) -> Option<String>;
}

impl IntoValue for &str {
    fn into_value(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl IntoValue for String {
    fn into_value(self) -> Option<String> {
        Some(self)
    }
}

impl IntoValue for usize {
    fn into_value(self) -> Option<String> {
        Some(self.to_string())
    }
}

/// An attribute that is there or not.
impl IntoValue for bool {
    fn into_value(self) -> Option<String> {
        self.then(String::new)
    }
}

impl<V: IntoValue> IntoValue for Option<V> {
    fn into_value(self) -> Option<String> {
        self.and_then(V::into_value)
    }
}

/// What an element can hold.
pub(crate) trait IntoKid {
    fn into_kid(self) -> AnyView;
}

impl IntoKid for El {
    fn into_kid(self) -> AnyView {
        let Self { tag, attributes, kids } = self;
        let kids = StaticVec::from(kids);
        // What is drawn is of another namespace, and four elements draw everything.
        match tag {
            "svg" => svg::svg().add_any_attr(attributes).child(kids).into_any(),
            "g" => svg::g().add_any_attr(attributes).child(kids).into_any(),
            "path" => svg::path().add_any_attr(attributes).child(kids).into_any(),
            "text" => svg::text().add_any_attr(attributes).child(kids).into_any(),
            _ => custom(tag).add_any_attr(attributes).child(kids).into_any(),
        }
    }
}

/// Nothing.
impl IntoKid for () {
    fn into_kid(self) -> AnyView {
        self.into_any()
    }
}

impl IntoKid for AnyView {
    fn into_kid(self) -> AnyView {
        self
    }
}

impl IntoKid for String {
    fn into_kid(self) -> AnyView {
        self.into_any()
    }
}

impl IntoKid for &str {
    fn into_kid(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl IntoKid for usize {
    fn into_kid(self) -> AnyView {
        self.to_string().into_any()
    }
}

impl<K: IntoKid> IntoKid for Option<K> {
    fn into_kid(self) -> AnyView {
        self.map_or_else(|| ().into_any(), K::into_kid)
    }
}

impl<K: IntoKid> IntoKid for Vec<K> {
    fn into_kid(self) -> AnyView {
        StaticVec::from(self.into_iter().map(K::into_kid).collect::<Vec<_>>()).into_any()
    }
}
