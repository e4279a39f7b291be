"""ClaimReview, Web Annotations, PROV and PLOVER, each read by its own vocabulary."""

import json
from typing import Any

from prov.model import ProvDocument, ProvEntity
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, SDO

from tests.export.editions import invented, made, struck

OA = Namespace("http://www.w3.org/ns/oa#")
ANNOTATION_TERMS: dict[str, Any] = {
    "id": "@id", "type": "@type", "@vocab": "http://www.w3.org/ns/oa#",
    "Annotation": OA.Annotation, "TextualBody": OA.TextualBody, "TextQuoteSelector": OA.TextQuoteSelector,
    "TextPositionSelector": OA.TextPositionSelector, "body": OA.hasBody, "target": OA.hasTarget,
    "source": {"@id": OA.hasSource, "@type": "@id"}, "selector": OA.hasSelector,
    "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}  # fmt: skip
"""The terms of http://www.w3.org/ns/anno.jsonld that daybrief uses: a test asks nothing of the network."""

PLOVER_EVENTS = {
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
}  # fmt: skip


def test_every_term_of_a_claim_review_is_schema_org_s() -> None:
    data = json.loads(made("claimreview", invented())[0])
    graph = Graph().parse(data=json.dumps({**data, "@context": {"@vocab": str(SDO)}}), format="json-ld")
    reviews = set(graph.subjects(RDF.type, SDO.ClaimReview))
    assert len(reviews) == 2
    for predicate in set(graph.predicates()) - {RDF.type}:
        assert predicate in SDO, predicate
    for kind in set(graph.objects(None, RDF.type)):
        assert kind in SDO, kind
    for review in reviews:
        item = graph.value(review, SDO.itemReviewed)
        assert graph.value(item, SDO.author) is not None
        assert str(graph.value(graph.value(review, SDO.reviewRating), SDO.alternateName)) == "Denied"


def test_each_side_of_a_dispute_is_answered_by_the_other() -> None:
    reviews = json.loads(made("claimreview", invented())[0])["@graph"]
    told = {r["itemReviewed"]["author"]["name"]: r["reviewBody"] for r in reviews}
    assert "Ukraine's General Staff" in told["Russian Ministry of Defence"]
    assert "Russian Ministry of Defence" in told["Ukraine's General Staff"]


def test_what_nobody_contests_has_no_review() -> None:
    assert json.loads(made("claimreview", struck())[0])["@graph"] == []


def test_each_annotation_quotes_its_document_and_leads_to_it() -> None:
    page = json.loads(made("annotations", invented())[0])
    graph = Graph().parse(data=json.dumps({**page, "@context": ANNOTATION_TERMS}), format="json-ld")
    found = set(graph.subjects(RDF.type, OA.Annotation))
    assert len(found) == len(invented().claims)
    for annotation in found:
        target = graph.value(annotation, OA.hasTarget)
        assert isinstance(graph.value(target, OA.hasSource), URIRef)
        kinds = {graph.value(s, RDF.type) for s in graph.objects(target, OA.hasSelector)}
        assert kinds == {OA.TextQuoteSelector, OA.TextPositionSelector}


def test_the_words_around_a_quote_find_it_again() -> None:
    passages = {p["text"] for doc in invented().documents.values() for p in doc["passages"]}
    for item in json.loads(made("annotations", invented())[0])["items"]:
        quote = item["target"]["selector"][0]
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(whole in passage for passage in passages) or not quote["prefix"]


def test_prov_reads_the_chain_from_a_sentence_to_its_document() -> None:
    document = ProvDocument.deserialize(content=made("prov", invented())[0], format="json")
    entities = {e.identifier.localpart for e in document.get_records(ProvEntity)}
    derived: dict[str, set[str]] = {}
    for record in document.records:
        if record.get_type().localpart == "Derivation":
            used = {str(key): value for key, value in record.attributes}
            made_from = used["prov:usedEntity"].localpart
            derived.setdefault(used["prov:generatedEntity"].localpart, set()).add(made_from)
    sentences = [name for name in entities if name.startswith("sentence-")]
    assert sentences
    for name in sentences:
        claims = {c for c in derived[name] if c.startswith("claim-")}
        assert claims
        assert all(d.startswith("document-") and d in entities for c in claims for d in derived[c])
    assert {name for names in derived.values() for name in names} <= entities


def test_plover_records_use_the_ontology_s_events_and_fields() -> None:
    records = json.loads(made("plover", invented(), struck())[0])
    assert len(records) > 5
    for record in records:
        assert record["event"] in PLOVER_EVENTS
        assert {"id", "date", "source", "target", "eventText", "context", "mode", "text"} <= record.keys()
        assert all(set(actor) == {"actorText", "code"} for actor in record["source"] + record["target"])
    raid = next(r for r in records if r["mode"] == "aerial" and r["location"] and r["location"]["name"] == "Kharkiv")
    assert (raid["source"][0]["code"], raid["target"][0]["code"]) == ("RUS", "UKR")
