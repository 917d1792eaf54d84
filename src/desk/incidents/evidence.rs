//! What speaks for or against two reports being of one incident, each with its weight.

macro_rules! evidence {
    ($($(#[$about:meta])* $name:ident = $key:literal,)+) => {
        /// One feature of two passages of an article (`inside …`), of the events of two
        /// articles, or of two figures of an incident (from `people same`), that speaks for or
        /// against their being one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Evidence {
            $($(#[$about])* $name,)+
        }

        impl Evidence {
            /// All of it, in the order of the weights file.
            pub const ALL: [Evidence; [$(Self::$name),+].len()] = [$(Self::$name),+];

            /// The name in the weights file.
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)+
                }
            }
        }
    };
}

evidence! {
    /// The second passage stands in the next sentence.
    InsideNext = "inside next sentence",
    /// Two or three sentences on.
    InsideNear = "inside near sentence",
    /// Four to eight sentences on.
    InsideFar = "inside far sentence",
    /// Further on.
    InsideApart = "inside apart",
    /// Both stand in one sentence, which gives them different places or days.
    InsideSentence = "inside same sentence",
    /// Both stand in one line.
    InsideLine = "inside same line",
    /// One is the headline.
    InsideHeadline = "inside headline",
    /// Both state one place.
    InsidePlaceSame = "inside place same",
    /// One states a place that lies in that of the other.
    InsidePlaceWithin = "inside place within",
    /// They state two places.
    InsidePlaceApart = "inside place apart",
    /// Not both state a place, and the story stands at one place.
    InsideSceneSame = "inside scene same",
    /// Not both state a place, and the story has moved to another.
    InsideSceneApart = "inside scene apart",
    /// Both state one day.
    InsideDaySame = "inside day same",
    /// They state days that are one or two apart.
    InsideDayClose = "inside day close",
    /// They state days further apart.
    InsideDayApart = "inside day apart",
    /// One counts through a long time, the other does not.
    InsidePeriod = "inside period",
    /// Only one states a day, and it is not long before the publication.
    InsideDayRecent = "inside day recent",
    /// Only one states a day, and it is long before the publication.
    InsideDayPast = "inside day past",
    /// An equal count of one effect that is not small.
    InsideCountEqual = "inside count equal",
    /// One count of an effect is many times the other.
    InsideCountScale = "inside count scale",
    /// One gives a count of another time for comparison.
    InsideComparison = "inside comparison",
    /// One gives a sum over events at several places.
    InsideSum = "inside sum",
    /// The sentences share telling names.
    InsideNames = "inside names",
    /// The sentences share telling words.
    InsideWords = "inside words",
    /// The sentences name one kind of site: a market.
    InsideSiteSame = "inside site same",
    /// They name different kinds of site.
    InsideSiteApart = "inside site apart",
    /// The article tells of one event there.
    InsideEventSame = "inside event same",
    /// The article tells of two events of one kind there.
    InsideTypeSame = "inside type same",
    /// The article tells events of different kinds there.
    InsideTypeApart = "inside type apart",
    /// The article tells there of events of which at most one is an attack: a storm, a fire.
    InsideTypeUnlike = "inside type unlike",

    /// Both state one place.
    PlaceSame = "place same",
    /// One states a place that lies in that of the other.
    PlaceWithin = "place within",
    /// Their places lie close to each other.
    PlaceClose = "place close",
    /// They state two places, and each article names that of the other.
    PlaceNamed = "place named",
    /// They state two places.
    PlaceApart = "place apart",
    /// At least one place is inherited, and they agree.
    SceneSame = "scene same",
    /// At least one place is inherited, and each article names that of the other.
    SceneNamed = "scene named",
    /// At least one place is inherited, and they differ.
    SceneApart = "scene apart",
    /// At least one has no place at all.
    SceneUnknown = "scene unknown",
    /// One is a sum over events at several places.
    PlacesSum = "places sum",
    /// Both state one day.
    DaySame = "day same",
    /// They state days that are one or two apart.
    DayClose = "day close",
    /// They state days three to seven apart.
    DayWeek = "day week",
    /// They state days further apart.
    DayApart = "day apart",
    /// Only one states a day, and the other article appeared within days after it.
    RecentSame = "recent same",
    /// None states a day, and the articles appeared within three days of each other.
    RecentBoth = "recent both",
    /// Not both state a day, and the other article appeared within two weeks.
    RecentClose = "recent close",
    /// Not both state a day, and the articles are further apart.
    RecentApart = "recent apart",
    /// Nothing is known of the day of one.
    DayUnknown = "day unknown",
    /// Both count through a long time, and mostly the same.
    PeriodSame = "period same",
    /// One counts through a long time, and the other through another or none.
    PeriodApart = "period apart",
    /// An equal count of an effect of at least twenty, or two equal counts.
    CountRare = "count rare",
    /// An equal count of an effect of at least five.
    CountEqual = "count equal",
    /// An equal small count of an effect.
    CountSmall = "count small",
    /// Counts of an effect within half of each other.
    CountNear = "count near",
    /// Counts of an effect further apart than five times.
    CountApart = "count apart",
    /// No effect that both count.
    CountNone = "count none",
    /// The articles share most of their telling names.
    NamesMost = "names most",
    /// The articles share many of their telling names.
    NamesMany = "names many",
    /// The articles share some of their telling names.
    NamesSome = "names some",
    /// The articles share next to none.
    NamesNone = "names none",
    /// The sentences share telling names.
    NearNames = "near names",
    /// The sentences, of one language, share many telling words.
    WordsMany = "words many",
    /// The sentences, of one language, share some telling words.
    WordsSome = "words some",
    /// The sentences, of one language, share none.
    WordsNone = "words none",
    /// The sentences name one kind of site.
    SiteSame = "site same",
    /// They name different kinds of site.
    SiteApart = "site apart",
    /// The articles tell events of one kind.
    TypeSame = "type same",
    /// The articles tell events that one attack can be: shots and a raid, a bomb and a mine.
    TypeLike = "type like",
    /// The articles tell events of different kinds.
    TypeApart = "type apart",
    /// They differ in kind, and at most one is an attack.
    TypeUnlike = "type unlike",
    /// Both name one of the dead, the wounded or the missing.
    VictimSame = "victim same",

    /// Both count one group: soldiers, prisoners.
    PeopleSame = "people same",
    /// Both count people of one class, and of different groups.
    PeopleClass = "people class",
    /// They count soldiers and fighters.
    PeopleSides = "people sides",
    /// They count armed people and others.
    PeopleApart = "people apart",
    /// Only one says more than people.
    PeopleHalf = "people half",
    /// Both count people, whoever they are.
    PeopleAny = "people any",
    /// One gives only a number.
    PeopleUnsaid = "people unsaid",
    /// An equal count that is not small.
    SumEqual = "sum equal",
    /// An equal small count.
    SumSmall = "sum small",
    /// Counts within half of each other.
    SumNear = "sum near",
    /// Counts up to five times each other.
    SumFar = "sum far",
    /// Counts further apart than five times.
    SumApart = "sum apart",
    /// One counts nobody.
    SumNone = "sum none",
    /// One sentence gives both as current.
    SumBeside = "sum beside",
    /// One sentence gives both, and replaces one by the other.
    SumReplaced = "sum replaced",
    /// One article gives both in different sentences.
    SumArticle = "sum article",
    /// Both have one source.
    SourceSame = "source same",
    /// They have different sources.
    SourceApart = "source apart",
}
