using System.Text.Json.Nodes;
using CrmBot.Cards;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Cards;

public sealed class ExpansionTests
{
    private static readonly JsonNode Data = JsonNode.Parse("""
        {"name":"恒达","n":5,"late":false,"none":null,"empty":"","one":{"two":[10,20]},"rows":[{"v":1,"on":true},{"v":2,"on":false},{"v":3,"on":true}]}
        """)!;

    [Theory]
    [InlineData("${n}", "5")]
    [InlineData("${late}", "false")]
    [InlineData("${none}", "null")]
    [InlineData("${one.two}", "[10,20]")]
    [InlineData("${one['two'][1]}", "20")]
    [InlineData("n=${n}", "\"n=5\"")]
    [InlineData("${n + 1}", "6")]
    [InlineData("${n / 2}", "2")]
    [InlineData("${if(n > 3 && !late, '多', '少')}", "\"多\"")]
    [InlineData("${formatNumber(1234567.891, 2)}", "\"1,234,567.89\"")]
    [InlineData("\\${name}", "\"${name}\"")]
    public void A_lone_expression_keeps_its_type_and_among_text_it_is_printed(string text, string expected) =>
        JsonNode.DeepEquals(Value(text), JsonNode.Parse(expected)).ShouldBeTrue(Value(text)?.ToJsonString());

    [Fact]
    public void A_list_repeats_the_element_and_a_condition_leaves_some_out() =>
        Expand("""{"items":[{"a":0},{"$data":"${rows}","$when":"${on}","a":"${v}","i":"${$index}","r":"${$root.n}"},{"a":9}]}""")["items"]!
            .ToJsonString()
            .ShouldBe("""[{"a":0},{"a":1,"i":0,"r":5},{"a":3,"i":2,"r":5},{"a":9}]""");

    [Theory]
    [InlineData("${exists(gone)}", "false")]
    [InlineData("${exists(gone.deeper[3].x)}", "false")]
    [InlineData("${empty(gone)}", "true")]
    [InlineData("${if(gone, 1, 2)}", "2")]
    [InlineData("${gone == null}", "true")]
    [InlineData("${coalesce(gone, 'x')}", "\"x\"")]
    [InlineData("${if(exists(one.two[7]), one.two[7], 0)}", "0")]
    public void Optional_data_can_be_asked_for(string text, string expected) =>
        JsonNode.DeepEquals(Value(text), JsonNode.Parse(expected)).ShouldBeTrue();

    [Fact]
    public void An_element_whose_condition_names_missing_data_is_left_out() =>
        Expand("""{"items":[{"$when":"${gone.x}","a":1},{"$data":"${gone}","$when":"${exists($root.gone)}","a":"${b}"}]}""")["items"]!
            .AsArray().ShouldBeEmpty();

    [Theory]
    [InlineData("""{"a":[{"b":"${gone.x}"}]}""", "/a/0/b", "gone.x")]
    [InlineData("""{"a":"n ${gone}"}""", "/a", "gone")]
    [InlineData("""{"a":"${toUpper(gone)}"}""", "/a", "gone")]
    [InlineData("""{"a":{"$data":"${gone}","b":1}}""", "/a/$data", "gone")]
    [InlineData("""{"a":"${$index}"}""", "/a", "$index")]
    public void Missing_data_fail_the_card_and_name_the_template_and_the_place(string template, string path, string missing)
    {
        var wrong = Should.Throw<CardException>(() => Expand(template));

        (wrong.Template, wrong.Path).ShouldBe(("demo", path));
        wrong.Message.ShouldContain(missing);
    }

    [Theory]
    [InlineData("""{"a":{"b":"${shout(n)}"}}""", "/a/b", "shout")]
    [InlineData("""{"a":"${if(n, 1)}"}""", "/a", "if")]
    [InlineData("""{"a":"${n +}"}""", "/a", "'}'")]
    [InlineData("""{"a":"${n%3}"}""", "/a", "%")]
    [InlineData("""{"a":"${'open}"}""", "/a", "open")]
    [InlineData("""{"a":"${$host.x}"}""", "/a", "$host")]
    [InlineData("""{"a":[{"$when":"yes"}]}""", "/a/0/$when", "condition")]
    [InlineData("""{"a":[{"$when":"is ${n}"}]}""", "/a/0/$when", "condition")]
    [InlineData("""{"a":[{"$data":null}]}""", "/a/0/$data", "null")]
    [InlineData("""{"a":[{"$data":{"x":"${n}"}}]}""", "/a/0/$data", "expressions")]
    [InlineData("""{"a":1,"a":2}""", "/a", "twice")]
    [InlineData("""{"$when":"${n}"}""", "/$when", "whole card")]
    [InlineData("[]", "/", "object")]
    [InlineData("{\"a\":\n1,}", "line 2", "JSON")]
    public void What_can_be_known_without_data_fails_when_the_template_is_read(string template, string path, string said)
    {
        var wrong = Should.Throw<CardException>(() => CardTemplate.Parse("demo", template));

        (wrong.Template, wrong.Path).ShouldBe(("demo", path));
        wrong.Message.ShouldContain(said);
    }

    [Fact]
    public void The_data_are_only_read()
    {
        var before = Data.ToJsonString();
        Expand("""{"a":"${one}","b":{"$data":"${rows}","c":"${$data}"}}""");
        Data.ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task One_template_serves_many_threads_at_once()
    {
        var template = CardTemplate.Parse("demo", """{"items":[{"$data":"${rows}","t":"${$index} ${v} ${$root.name}"}]}""");
        var expected = template.Expand(Data).ToJsonString();

        var cards =
            await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => template.Expand(Data.DeepClone()).ToJsonString())));

        cards.ShouldAllBe(card => card == expected);
    }

    private static JsonNode? Value(string text) => Expand(new JsonObject { ["v"] = text }.ToJsonString())["v"];

    private static JsonObject Expand(string template) => CardTemplate.Parse("demo", template).Expand(Data);
}
