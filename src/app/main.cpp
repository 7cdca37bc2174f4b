#include "app/article_source.h"
#include "app/commands.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <iostream>
#include <string>

namespace {

using namespace dossier::app;

constexpr const char* kFooter =
    R"(Examples:
  dossier ingest --date 2026-02-06 talks.txt        read an article into dossier.db
  dossier ask 'Who attended the talks?'             ask in English
  dossier query 'MATCH (p:Person)-[:ATTENDED]->(e:Event) RETURN p.name, e.name'
  dossier show 'Rustem Umerov'                      all that is known of one name
  dossier export --format dot | dot -Tsvg > talks.svg

The store is --db FILE, else $DOSSIER_DB, else dossier.db. Exit status: 0 done, 1 the work failed, 2 wrong usage.)";

std::string check_date(const std::string& date) {
  return is_iso_date(date) ? std::string() : "not an ISO 8601 date (YYYY-MM-DD, YYYY-MM or YYYY): " + date;
}

void add_min_confidence(CLI::App& command, double& least) {
  command.add_option("--min-confidence", least, "Leave out relationships that are less sure [0: none]")
      ->type_name("0..1")
      ->check(CLI::Range(0.0, 1.0));
}
void add_db(CLI::App& command, std::string& db) { command.add_option("--db", db, "The store [$DOSSIER_DB, else dossier.db]")->type_name("FILE"); }

void add_resources(CLI::App& command, ResourceOptions& resources, bool lexicons) {
  command.add_option("--model", resources.model, "The language model [models/en.model of the installation]")->type_name("FILE");
  if (lexicons)
    command.add_option("--lexicon", resources.lexicons, "A lexicon file of your own, added to the shipped ones; may be repeated")
        ->type_name("FILE")->allow_extra_args(false);
}

void set_up_ingest(CLI::App& app, IngestOptions& o) {
  auto* c = app.add_subcommand("ingest", "Read articles into the store");
  add_db(*c, o.db);
  c->add_option("--date", o.date, "Publication date of articles that carry none of their own (ISO 8601)")->type_name("DATE")->check(check_date);
  c->add_option("--jobs,-j", o.jobs, "Articles read at once [as many as there are cores]; the result does not depend on it")->type_name("N")->check(CLI::Range(1u, 256u));
  add_resources(*c, o.resources, true);
  c->add_option("paths", o.paths, "Text files, folders, '-' for standard input, or .jsonl of {\"title\",\"date\",\"source\",\"text\"}")->required()->type_name("PATH");
  c->footer("An article that the store already has changes nothing. Each article is stored whole or not at all.\n"
            "Examples:\n  dossier ingest --date 2026-02-06 talks.txt\n  dossier ingest --db news.db --jobs 4 archive/ wires.jsonl\n"
            "  curl -s https://example.org/story.txt | dossier ingest --date 2026-02-06 -");
}

void set_up_query(CLI::App& app, QueryOptions& o) {
  auto* c = app.add_subcommand("query", "Ask in openCypher; without a query, an interactive shell");
  add_db(*c, o.db);
  add_min_confidence(*c, o.min_confidence);
  c->add_option("--format", o.format, "table, json, jsonl, csv or dot")->default_str("table")->check(CLI::IsMember({"table", "json", "jsonl", "csv", "dot"}));
  c->add_option("--param", o.parameters, "A parameter, used in the query as $NAME; may be repeated")->type_name("NAME=VALUE")->allow_extra_args(false);
  c->add_option("--timeout", o.timeout_ms, "Give up after so many milliseconds [0: never]")->type_name("MS");
  c->add_option("--max-rows", o.max_rows, "Fail when there are more rows [0: any number]")->type_name("N");
  c->add_option("--max-memory", o.max_memory_mb, "Fail when rows held in between take more MiB [0: no limit]")->type_name("MIB")->default_str("2048");
  c->add_option("query", o.text, "The query; read from standard input when that is not a terminal")->type_name("QUERY");
  c->footer("A query that writes (CREATE, MERGE, SET, REMOVE, DELETE) is one transaction: stored when its counts are shown, wholly or not at all.\n"
            "Examples:\n  dossier query 'MATCH (c:Country)-[:NEGOTIATED]-(d:Country) RETURN DISTINCT c.name, d.name'\n"
            "  dossier query --param who='Rustem Umerov' 'MATCH (p {name: $who})-[r]->(x) RETURN type(r), x.name'\n"
            "  dossier query \"MATCH p = shortestPath((a {name: 'Steve Witkoff'})-[*..6]-(b {name: 'Rustem Umerov'})) RETURN p\"\n"
            "  dossier query \"MATCH (p:Person {name: 'R. Umerov'}) SET p.name = 'Rustem Umerov'\"");
}

void set_up_ask(CLI::App& app, AskOptions& o) {
  auto* c = app.add_subcommand("ask", "Ask in English; answers come from the graph alone, each with its sentence");
  add_db(*c, o.db);
  add_min_confidence(*c, o.min_confidence);
  c->add_option("--format", o.format, "text or json")->default_str("text")->check(CLI::IsMember({"text", "json"}));
  add_resources(*c, o.resources, true);
  c->add_option("question", o.question, "The question")->required()->type_name("QUESTION");
  c->footer("Examples:\n  dossier ask 'Who attended the talks?'\n  dossier ask 'When did Russia attack the power grid?'\n"
            "  dossier ask 'How is Steve Witkoff connected to Rustem Umerov?'\n  dossier ask 'What did Russia say about NATO troops?'");
}

void set_up_show(CLI::App& app, ShowOptions& o) {
  auto* c = app.add_subcommand("show", "One name's dossier: roles, relations, claims and timeline, each cited");
  add_db(*c, o.db);
  c->add_option("name", o.name, "A name or a part of one")->required()->type_name("NAME");
  c->footer("Example:\n  dossier show Umerov");
}

void set_up_export(CLI::App& app, ExportOptions& o) {
  auto* c = app.add_subcommand("export", "Write the graph, or what a query selects of it, to a file");
  add_db(*c, o.db);
  c->add_option("--format", o.format, "jsonl (one node or relationship a line, as APOC writes it), dot (GraphViz), graphml (Gephi, yEd, NetworkX), cypher (a script),\n"
                "csv-nodes and csv-relationships (neo4j-admin database import --array-delimiter=U+001F)")
      ->required()->check(CLI::IsMember({"jsonl", "dot", "graphml", "cypher", "csv-nodes", "csv-relationships"}));
  add_min_confidence(*c, o.min_confidence);
  c->add_option("--query", o.query, "Only the nodes, relationships and paths that this query returns")->type_name("QUERY");
  c->add_flag("--evidence", o.evidence, "dot: with the sentences and articles too");
  c->add_option("-o,--output", o.output, "[standard output]")->type_name("FILE");
  c->footer("Examples:\n  dossier export --format jsonl -o graph.jsonl\n  dossier export --format dot | dot -Tsvg > graph.svg\n"
            "  dossier export --format dot --query 'MATCH p = (:Person)-[:ATTENDED]->(:Event) RETURN p' | dot -Tpng > talks.png");
}

void set_up_stats(CLI::App& app, StatsOptions& o) {
  auto* c = app.add_subcommand("stats", "What the store holds: counts by label and type, the most connected names");
  add_db(*c, o.db);
  c->add_option("--format", o.format, "text or json")->default_str("text")->check(CLI::IsMember({"text", "json"}));
}

void set_up_analyze(CLI::App& app, AnalyzeOptions& o) {
  auto* c = app.add_subcommand("analyze", "The language layer alone: tokens, tags, lemmas, trees, names, coreference");
  c->add_option("--format", o.format, "conllu or json")->default_str("conllu")->check(CLI::IsMember({"conllu", "json"}));
  c->add_option("--input", o.input, "text, or conllu to keep its tokens and sentences")->default_str("text")->check(CLI::IsMember({"text", "conllu"}));
  add_resources(*c, o.resources, false);
  c->add_option("files", o.files, "Files, or '-' for standard input")->required()->type_name("FILE");
  c->footer("Example:\n  dossier analyze --format conllu article.txt");
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write with a message, not a silent death
  CLI::App app{"Dossier turns news articles into a knowledge graph that can be queried, asked and drawn.", "dossier"};
  app.footer(kFooter);
  app.set_version_flag("--version", "dossier " DOSSIER_VERSION);
  app.require_subcommand(1);
  app.get_formatter()->column_width(28);

  IngestOptions ingest;
  QueryOptions query{.db = {}, .text = {}, .format = "table", .parameters = {}, .min_confidence = 0};
  AskOptions ask{.db = {}, .question = {}, .format = "text", .resources = {}, .min_confidence = 0};
  ShowOptions show;
  ExportOptions graph_export;
  StatsOptions stats{.db = {}, .format = "text"};
  AnalyzeOptions analyze{.format = "conllu", .input = "text", .files = {}, .resources = {}};
  std::string verify_db;
  std::vector<std::string> lexicon_files;

  set_up_ingest(app, ingest);
  set_up_query(app, query);
  set_up_ask(app, ask);
  set_up_show(app, show);
  set_up_export(app, graph_export);
  set_up_stats(app, stats);
  set_up_analyze(app, analyze);
  auto* verify = app.add_subcommand("verify", "Check every edge's evidence against the stored articles");
  add_db(*verify, verify_db);
  auto* lexicon = app.add_subcommand("lexicon", "Work on lexicon files");
  lexicon->require_subcommand(1);
  auto* check = lexicon->add_subcommand("check", "Check lexicon files of your own: errors with line, column and cause");
  check->add_option("files", lexicon_files, "Lexicon files")->required()->type_name("FILE");

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& problem) {
    return app.exit(problem) == 0 ? 0 : 2;
  }

  try {
    if (app.got_subcommand("ingest")) return run_ingest(ingest);
    if (app.got_subcommand("query")) return run_query(query);
    if (app.got_subcommand("ask")) return run_ask(ask);
    if (app.got_subcommand("show")) return run_show(show);
    if (app.got_subcommand("export")) return run_export(graph_export);
    if (app.got_subcommand("stats")) return run_stats(stats);
    if (app.got_subcommand("analyze")) return run_analyze(analyze);
    if (app.got_subcommand("verify")) return run_verify(verify_db);
    return run_lexicon_check(lexicon_files);
  } catch (const std::bad_alloc&) {
    std::cerr << "dossier: out of memory; nothing that was already stored is lost\n";
  } catch (const std::exception& problem) {
    std::cerr << "dossier: internal error: " << problem.what() << "; please report it with what led to it\n";
  }
  return 1;
}
