using CrmBot.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

public sealed class RulesForCardsTests : IDisposable
{
    private const string Sample = """{"say":{"when":"今天"},"name":"张","n":3,"id":"1","rows":[{"name":"李","say":{"due":"明天"},"t":"x"}]}""";
    private readonly CardsInTemporaryFolder _folder = new();

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"${t.due.title} · ${say.when} ${formatNumber(n, 0)} ${count(rows)}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${if(name == '张', t.hi, say.when)}","color":"${if(n > 2, 'Attention', 'Default')}"}""")]
    [InlineData("""{"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"${name}"},"${name}"]}""")]
    [InlineData("""{"$data":"${rows}","type":"TextBlock","text":"${$root.t.hi} ${say.due} ${$root.say.when} ${$index + 1}"}""")]
    [InlineData("""{"type":"FactSet","facts":[{"title":"${t.hi}","value":"${say.when}"}]}""")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"${t.hi}","value":"${name}"}""")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","label":"${t.hi}","style":"filtered","value":"1","choices":[{"$data":"${rows}","title":"${name}","value":"${name}"}]}""")]
    public void Our_words_stand_anywhere_and_user_text_where_it_is_never_markup(string element) => Problems(element).ShouldBeEmpty();

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"${name}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${t.hi} ${name}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${if(n > 1, name, t.hi)}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${toUpper(name)}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${concat(t.hi, name)}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${t.hi + name}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${join(rows, ',')}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${$root.name}"}""")]
    [InlineData("""{"type":"TextBlock","text":"${$data.name}"}""")]
    [InlineData("""{"$data":"${rows}","type":"TextBlock","text":"${t}"}""")]
    [InlineData("""{"$data":"${name}","type":"TextBlock","text":"${$data}"}""")]
    [InlineData("""{"type":"FactSet","facts":[{"$data":"${rows}","title":"${$root.t.hi}","value":"${name}"}]}""")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"${name}"}""")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"${t.hi}","placeholder":"${name}"}""")]
    [InlineData("""{"type":"Input.ChoiceSet","id":"a","label":"${t.hi}","style":"expanded","choices":[{"title":"${name}","value":"1"}]}""")]
    [InlineData("""{"type":"Image","url":"${name}","altText":"${t.hi}"}""")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.OpenUrl","title":"${t.hi}","url":"${name}"}]}""")]
    [InlineData("""{"type":"Container","items":["${rows}"]}""")]
    [InlineData("""{"type":"Container","items":"${rows}"}""")]
    [InlineData("""{"type":"${name}","text":"x"}""")]
    public void User_text_where_it_could_be_markup_is_found(string element) =>
        Problems(element).ShouldContain(p => p.Where.StartsWith("demo.json /body/0", StringComparison.Ordinal));

    [Theory]
    [InlineData("""{"type":"TextBlock","text":"你好"}""", "belongs into the words")]
    [InlineData("""{"type":"TextBlock","text":"共 ${count(rows)}"}""", "belong into the words")]
    [InlineData("""{"type":"TextBlock","text":"${t.no.such}"}""", "no 'no.such'")]
    [InlineData("""{"type":"TextBlock","text":"${t.more}"}""", "places to fill")]
    [InlineData("""{"type":"Input.Text","label":"${t.hi}"}""", "needs an id")]
    [InlineData("""{"type":"Input.Text","id":"a"}""", "needs a label")]
    [InlineData("""{"type":"Input.Text","id":"a","label":"${t.hi}","isRequired":true}""", "errorMessage")]
    [InlineData("""{"type":"Image","url":"https://example.com/a.png"}""", "altText")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"${t.hi}"}]}""", "use Action.Execute")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"${t.hi}","verb":"a.b","data":{"verb":"a.b"}}]}""",
        "fallback")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"${t.hi}","verb":"a.b","data":{"verb":"a.b","id":"${id}"},"fallback":{"type":"Action.Submit","title":"${t.hi}","data":{"verb":"a.b"}}}]}""", "same title, data")]
    [InlineData("""{"type":"ActionSet","actions":[{"type":"Action.Execute","title":"${t.hi}","verb":"a.b","data":{"id":"${id}"},"fallback":{"type":"Action.Submit","title":"${t.hi}","data":{"id":"${id}"}}}]}""", "repeat the verb")]
    public void A_broken_rule_is_found(string element, string said) => Problems(element).ShouldContain(p => p.Problem.Contains(said));

    [Fact]
    public void A_correct_button_passes() => Problems("""
        {"type":"ActionSet","actions":[{"type":"Action.Execute","title":"${t.hi}","verb":"a.b","data":{"verb":"a.b","id":"${id}"},
        "fallback":{"type":"Action.Submit","title":"${t.hi}","data":{"verb":"a.b","id":"${id}"}}}]}
        """).ShouldBeEmpty();

    [Fact]
    public void A_card_without_version_schema_and_fallback_text_is_found()
    {
        _folder.Write("demo.json", """{"type":"AdaptiveCard","version":"1.6","body":[]}""");
        _folder.Write("samples/demo.json", "{}");

        _folder.Load().Check().Select(p => p.Problem)
            .ShouldBe(["version must be 1.5, the newest all Teams clients show", "$schema is missing (the designer needs it)",
                "fallbackText is missing"]);
    }

    [Fact]
    public void A_template_needs_a_sample_that_fills_it()
    {
        _folder.WriteCard("""{"type":"Input.Text","id":"a","label":"${t.hi}","value":"${name}"}""");
        _folder.Load().Check().Select(p => p.Problem).ShouldAllBe(p => p.Contains("the data has no 'name'"));

        _folder.Write("other.json", """{"type":"AdaptiveCard"}""");
        _folder.Load().Check().ShouldContain(new CardProblem("samples/other.json", "sample data are missing"));
    }

    [Fact]
    public void A_card_of_more_than_20_KB_is_found() =>
        Problems("""{"type":"Input.Text","id":"a","label":"${t.hi}","value":"${name}"}""", $$"""{"name":"{{new string('长', 7_000)}}"}""")
            .ShouldContain(p => p.Problem.Contains("20480"));

    [Fact]
    public void A_sentence_missing_in_one_language_is_found()
    {
        _folder.Write("text/en-US.json", """{"hi":"Hello","due":{"title":" "},"extra":"x","more":"many"}""");

        _folder.Load().Check().Select(p => p.ToString()).ShouldBe(
        [
            "text/en-US.json due.title: the sentence is empty",
            "text/zh-CN.json extra: the sentence is missing in this language",
            "text/en-US.json more: not the same {places} as in zh-CN",
            "text/zh-CN.json more: not the same {places} as in en-US",
        ]);
    }

    public void Dispose() => _folder.Dispose();

    private IReadOnlyList<CardProblem> Problems(string element, string sample = Sample)
    {
        _folder.WriteCard(element, sample);
        return _folder.Load().Check();
    }
}
