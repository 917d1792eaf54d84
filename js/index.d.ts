/** A part of the text, half-open, in Unicode code points: `quote` gives its words. */
export interface Place {
  start: number;
  end: number;
}

/** The real thing behind a name: a Wikidata id (`Q159`), or `local:` and its letters. */
export interface Canonical {
  id: string;
  name: string;
}

export interface Entity extends Place {
  kind: "person" | "organization" | "place" | "demonym";
  canonical: Canonical | null;
}

/** How sure the engine is of a date or a figure, and why it is not. */
export interface Judged {
  certainty: "sure" | "unsure";
  doubt: string | null;
}

/** A date, time, duration or set: attributes of TIMEX3 (ISO-TimeML). */
export interface DateMark extends Place, Judged {
  type: string;
  value: string;
  mod: string | null;
}

/** One count of people who came to harm; bounds in people, null where nobody gives one. */
export interface Figure extends Place, Judged {
  effect: string;
  low: number | null;
  high: number | null;
  qualifier: string;
  victims: string[];
  modality: string;
  standing: string;
  /** Index of the figure that this one is a part of. */
  part_of: number | null;
  source: Place | null;
  date: Place | null;
  place: Place | null;
}

export interface Claim extends Place {
  source: Place | null;
  cue: Place | null;
  stance: string;
}

export interface Actor extends Place {
  denied: boolean;
  /** Index of the claim that says so. */
  claim: number | null;
}

export interface EventMark extends Place {
  type: string;
  weapon: Place | null;
  by: Actor[];
  against: Actor[];
  date: Place | null;
  place: Place | null;
  inherited: { date: string | null; place: string | null };
  /** Indexes of its counts. */
  figures: number[];
  modality: string;
  mentions: Place[];
}

export interface Victim extends Place {
  /** Index of the name among the entities. */
  person: number;
  /** In years. */
  age: number | null;
  sex: string | null;
  role: Place | null;
  effect: string;
  /** Index of the event. */
  event: number | null;
}

export interface Annotations {
  id: unknown;
  lang: string;
  /** Day of publication (YYYY-MM-DD), given or found. */
  date: string | null;
  entities: Entity[];
  dates: DateMark[];
  casualties: Figure[];
  claims: Claim[];
  events: EventMark[];
  victims: Victim[];
  furniture: Place[];
}

export interface Document {
  id?: string | number | null;
  text: string;
  /** BCP 47; detected where it is not given. */
  lang?: string | null;
  /** Day of publication, YYYY-MM-DD. */
  date?: string | null;
}

export interface FigureAt extends Place {
  doc: unknown;
}

export interface Incident {
  id: string;
  where: { name: string; id: string; within: string[]; lat: number | null; lon: number | null } | null;
  when: [string, string] | null;
  type: string | null;
  weapon: string | null;
  by: { name: string; denied: boolean; claimed: boolean; doc: unknown; quote: string }[];
  against: { name: string; denied: boolean; claimed: boolean; doc: unknown; quote: string }[];
  grade: string;
  tolls: {
    effect: string;
    whose: string;
    low: number | null;
    high: number | null;
    figures: (FigureAt & {
      low: number | null;
      high: number | null;
      quote: string;
      source: string | null;
      replaced_by: number | null;
      part_of: number | null;
    })[];
  }[];
  victims: { name: string; age: number | null; sex: string | null; role: string | null; effect: string; doc: unknown }[];
  flags: { kind: string; figures: [FigureAt, FigureAt] }[];
}

/** Loads the engine and the data of the languages, once; the others wait for it by themselves. */
export function load(): Promise<void>;

/**
 * What is found in a text, as the command finds it.
 * @throws where `date` is no day
 */
export function annotate(text: string, about?: Omit<Document, "text">): Promise<Annotations>;

/** The incidents of many documents, those of most figures first. Loads the places of the world. */
export function incidents(documents: Document[]): Promise<Incident[]>;

/** The words of a mark. */
export function quote(text: string, mark: Place): string;
