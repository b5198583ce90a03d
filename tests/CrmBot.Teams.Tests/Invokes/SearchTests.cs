namespace CrmBot.Teams.Tests.Invokes;

public sealed class SearchTests
{
    [Fact]
    public void Case_127_Teams_names_no_kind_and_may_send_no_text()
    {
        var search = SearchInvoke.From(Make.Invoke("application/search", """{"dataset":"customers","queryOptions":{"skip":0,"top":15}}"""))
            .ShouldNotBeNull();
        (search.Text, search.Dataset, search.Skip, search.Top).ShouldBe(("", "customers", 0, 15));
    }

    [Theory]
    [InlineData("""null""")]
    [InlineData("""[]""")]
    [InlineData(""" "text" """)]
    [InlineData("""{"queryText":7,"dataset":"customers"}""")]
    [InlineData("""{"queryText":"恒","dataset":[]}""")]
    [InlineData("""{"queryText":"恒","dataset":"customers","queryOptions":"all"}""")]
    [InlineData("""{"kind":"delete","queryText":"恒","dataset":"customers"}""")]
    [InlineData("""{"kind":{},"queryText":"恒","dataset":"customers"}""")]
    public void Case_127_A_value_of_another_shape_is_no_search(string value) =>
        SearchInvoke.From(Make.Invoke("application/search", value)).ShouldBeNull();

    [Fact]
    public void Case_127_Elsewhere_a_search_without_text_is_an_error() =>
        SearchInvoke.From(Make.Invoke("application/search", """{"kind":"search","dataset":"customers"}""", "webchat")).ShouldBeNull();

    [Theory]
    [InlineData("""{"queryText":"恒","queryOptions":{"skip":-4,"top":4000}}""", 0, 15)]
    [InlineData("""{"queryText":"恒","queryOptions":{"skip":"30","top":"5"}}""", 30, 5)]
    [InlineData("""{"queryText":"恒","queryOptions":{"top":0}}""", 0, 1)]
    public void Counts_stay_within_what_clients_show(string value, int skip, int top)
    {
        var search = SearchInvoke.From(Make.Invoke("application/search", value)).ShouldNotBeNull();
        (search.Skip, search.Top).ShouldBe((skip, top));
    }

    [Fact]
    public void Case_128_At_most_fifteen_choices_are_answered_and_titles_cannot_turn_around()
    {
        var body = SearchAnswer.Of(
            Enumerable.Range(0, 40).Select(number => new SearchChoice($"<b>恒\u202e达</b>\u0007 {number}", $"{number}"))).Body();
        body["statusCode"]!.GetValue<int>().ShouldBe(200);
        body["type"]!.GetValue<string>().ShouldBe("application/vnd.microsoft.search.searchResponse");
        var results = body["value"]!["results"]!.AsArray();
        results.Count.ShouldBe(15);
        results[0]!["title"]!.GetValue<string>().ShouldBe("<b>恒达</b> 0");
    }

    [Fact]
    public void Case_127_Nothing_found_is_an_empty_list() =>
        SearchAnswer.Of([]).Body()["value"]!["results"]!.AsArray().ShouldBeEmpty();
}
