"""Each adapter with the real package that it is for."""

import datetime
import json
import threading
import urllib.error
import urllib.request

import pytest

import tallymark

DAY = datetime.date(2024, 5, 15)


@pytest.fixture(scope="module")
def texts(documents):
    return [document["text"] for document in documents]


@pytest.fixture(scope="module")
def figures(texts):
    """What every adapter must find."""
    return [[(f.effect, f.low) for f in tallymark.annotate(text, date=DAY).casualties] for text in texts]


def pairs(column):
    return [[(figure["effect"], figure["low"]) for figure in each] for each in column]


def test_pandas(texts, figures):
    import pandas

    from tallymark.pandas import annotate, tables

    frame = pandas.DataFrame({"text": texts, "date": pandas.Timestamp(DAY)}, index=range(10, 10 + len(texts)))
    found = annotate(frame)
    assert list(found.index) == list(frame.index) and pairs(found["casualties"]) == figures
    assert len(tables(frame)["figures"]) == sum(map(len, figures))


def test_polars(texts, figures):
    import polars as pl

    from tallymark.polars import annotate

    frame = pl.DataFrame({"text": texts, "date": [DAY] * len(texts)})
    found = frame.lazy().with_columns(found=annotate(pl.col("text"), date=pl.col("date"))).collect()
    assert pairs(found["found"].struct.field("casualties").to_list()) == figures
    assert pl.DataFrame(tallymark.annotate_table(frame)).height == len(texts)


def test_duckdb(texts, figures):
    import duckdb

    from tallymark.duckdb import register

    connection = duckdb.connect()
    register(connection)
    connection.execute("create table articles (n integer, text varchar)")
    connection.executemany("insert into articles values (?, ?)", list(enumerate(texts)))
    rows = connection.sql(
        "select n, tallymark(text, null, date '2024-05-15').casualties from articles order by n"
    ).fetchall()
    assert pairs([found for _, found in rows]) == figures
    assert connection.sql("select tallymark(null, null, null).lang").fetchall() == [(None,)]
    sums = connection.sql(
        "select f.effect, sum(f.low) from (select unnest(tallymark(text, 'en', date '2024-05-15').casualties) f "
        "from articles where n = 2) group by all"
    )
    assert sums.fetchall() == [("killed", 12)]


def test_spacy(texts):
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("tallymark")
    text = "🕊 At least 12 people were killed in Kyiv on Tuesday, the mayor said."
    doc = nlp.make_doc(text)
    doc.user_data["date"] = DAY
    for _, pipe in nlp.pipeline:
        doc = pipe(doc)
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [("Kyiv", "GPE", "Q1899"), ("Tuesday", "DATE", "")]
    [figure] = doc.spans["tallymark.casualties"]
    assert (figure.text, figure.label_, figure._.tallymark.low) == ("At least 12 people", "FIGURE", 12)
    assert doc.spans["tallymark.dates"][0]._.tallymark.value == "2024-05-14"
    assert doc._.tallymark == tallymark.annotate(text, "en", DAY)
    assert [doc._.tallymark.text for doc in nlp.pipe(texts)] == texts
    assert spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}}).add_pipe("tallymark").lang == "vi"


@pytest.fixture(scope="module")
def ask():
    from tallymark.server import serve

    with serve(port=0) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()

        def ask(path, body=None):
            data = None if body is None else json.dumps(body).encode()
            with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}", data) as answer:
                return answer.status, json.loads(answer.read() or b"null")

        yield ask
        server.shutdown()
        thread.join()


CONFIG = """<View><Labels name="marks" toName="body">
<Label value="CASUALTY"/><Label value="LOC"/><Label value="DATE"/></Labels>
<Text name="body" value="$article"/></View>"""


def test_label_studio(ask):
    """The requests of Label Studio, and its own check of predictions."""
    from label_studio_sdk.label_interface import LabelInterface

    assert ask("/health")[1]["status"] == "UP"
    assert ask("/setup", {"project": "1.1", "schema": CONFIG, "hostname": "", "access_token": ""})[0] == 200
    text = "🕊 At least 12 people were killed in Kyiv on Tuesday, the mayor said."
    tasks = [{"id": 7, "data": {"article": text, "date": "2024-05-15"}}]
    _, answer = ask("/predict", {"tasks": tasks, "label_config": CONFIG, "project": "1.1", "params": {}})
    [prediction] = answer["results"]
    labels = {result["value"]["text"]: result["value"]["labels"] for result in prediction["result"]}
    assert labels == {"At least 12 people": ["CASUALTY"], "Kyiv": ["LOC"], "Tuesday": ["DATE"]}
    assert all(text[r["value"]["start"]:r["value"]["end"]] == r["value"]["text"] for r in prediction["result"])
    assert not LabelInterface(CONFIG).validate_prediction(prediction, return_errors=True)
    for path in ["/train", "/webhook"]:
        assert ask(path, {"event": "PROJECT_UPDATED"})[0] == 200


def test_inception(ask):
    """Requests as INCEpTION's documentation of external recommenders has them; the server itself
    is not on a registry of Python, so that the CAS is made and read by dkpro-cassis."""
    from cassis import Cas, TypeSystem, load_cas_from_xmi, load_typesystem

    layer = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
    system = TypeSystem()
    kind = system.create_type(layer, "uima.tcas.Annotation")
    system.create_feature(kind, "value", "uima.cas.String")
    system.create_feature(kind, "value_score", "uima.cas.Double")
    system.create_feature(kind, "inception_internal_predicted", "uima.cas.Boolean")
    cas = Cas(system)
    cas.sofa_string, cas.sofa_mime = "🕊 At least 12 people were killed in Kharkiv, the mayor said.", "text/plain"
    request = {
        "metadata": {"layer": layer, "feature": "value", "projectId": 1, "anchoringMode": "tokens", "crossSentence": False},
        "document": {"userId": "an", "documentId": 3, "xmi": cas.to_xmi()},
        "typeSystem": system.to_xml(),
    }
    status, answer = ask("/inception/predict", request)
    read = load_cas_from_xmi(answer["document"], typesystem=load_typesystem(request["typeSystem"]))
    found = {mark.get_covered_text(): mark.value for mark in read.select(layer) if mark.inception_internal_predicted}
    assert status == 200 and found["Kharkiv"] == "LOC" and found["At least 12 people"] == "CASUALTY"
    assert ask("/inception/train", {**request, "documents": []})[0] == 204


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [("/nothing", {}, 404), ("/predict", {}, 400), ("/predict", [], 400), ("/inception/predict", {"metadata": {}}, 400),
     ("/setup", {"schema": "<View>"}, 400)],
)
def test_the_server_says_what_it_cannot_answer(ask, path, body, status):
    with pytest.raises(urllib.error.HTTPError) as error:
        ask(path, body)
    assert error.value.code == status and json.loads(error.value.read())["error"]
