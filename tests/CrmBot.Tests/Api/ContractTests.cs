using System.Net;
using System.Text.Json.Nodes;
using CrmBot.Features.Api;
using CrmBot.Features.Api.Events;
using CrmBot.Features.Api.Pages;
using CrmBot.Tests.TestApp;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>The document and the program say the same.</summary>
public sealed class ContractTests : IAsyncLifetime
{
    private CrmBotTestApp app = null!;

    public async ValueTask InitializeAsync() => app = await CrmBotTestApp.StartAsync(settings: ApiTestClient.Keys);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public void Every_call_that_is_mapped_is_described_and_every_one_described_is_mapped()
    {
        var mapped = Endpoints(app).Select(endpoint => endpoint.Name).ToList();
        mapped.Count.ShouldBeGreaterThan(20);
        mapped.ShouldBe(ApiDocument.Shipped.Calls.Select(call => call.Name), ignoreOrder: true);
    }

    [Fact]
    public void The_document_names_the_scope_and_the_parameters_of_every_call()
    {
        foreach (var (name, endpoint) in Endpoints(app))
        {
            var call = ApiDocument.Shipped.Calls.Single(known => known.Name == name);
            call.Scope.ShouldBe(endpoint.Scope, name);
            var parameters = (call.Node["parameters"]?.AsArray() ?? []).Select(one => ApiDocument.Shipped.Resolve(one!))
                .Where(one => (string)one["in"]! == "query").Select(one => (string)one["name"]!);
            parameters.ShouldBe(endpoint.Parameters, ignoreOrder: true, name);
        }

        var scopes = (string)ApiDocument.Shipped.Json["components"]!["securitySchemes"]!["key"]!["description"]!;
        scopes.Split("Its scopes: ")[1].Split(", ").ShouldBe(ApiScopes.All, ignoreOrder: true);
        ApiDocument.Shipped.Json["components"]!["schemas"]!["Event"]!["properties"]!["type"]!["enum"]!.AsArray()
            .Select(type => (string)type!).ShouldBe(EventTypes.All, ignoreOrder: true);
    }

    [Fact]
    public async Task Every_example_is_as_described_and_is_taken()
    {
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var (customer, agent) = (await client.CustomerAsync("恒达"), await client.PersonAsync("李娜"));
        await app.Direct(DemoPeople.Agent).SayAsync("你好");
        string? ticket = null;
        var tried = 0;
        // Tickets are brought before they are moved: in the order of the document.
        foreach (var call in ApiDocument.Shipped.Calls.Where(call => call.Node["requestBody"] is not null))
        {
            var media = call.Node["requestBody"]!["content"]!["application/json"]!;
            foreach (var (name, example) in media["examples"]?.AsObject() ?? [])
            {
                var body = Real(example!["value"]!, customer, agent);
                ApiDocument.Shipped.Judge(media["schema"]!, body).ShouldBe("", $"{call.Name} {name}");
                var path = call.Path.Replace("{id}", call.Path.StartsWith("/tickets", StringComparison.Ordinal) ? ticket : customer,
                    StringComparison.Ordinal);
                var match = call.Method == "PATCH" && path.StartsWith("/customers", StringComparison.Ordinal)
                    ? (await client.GetAsync(path)).Tag : null;
                var reply = await client.SendAsync(call.Method, path, body, match: match);
                reply.Status.ShouldBeInRange(200, 201, $"{call.Name} {name}: {reply.Text}");
                if (call.Name == "POST /tickets") ticket = (string)reply.Body["ticket"]!["id"]!;
                tried++;
            }
        }

        tried.ShouldBeGreaterThan(12);
    }

    [Fact]
    public async Task Every_field_of_every_body_that_is_described_is_known_and_no_other_is()
    {
        var client = new ApiTestClient(app, ApiTestClient.Secret);
        var id = await client.CustomerAsync("恒达");
        foreach (var call in ApiDocument.Shipped.Calls.Where(
            call => call.Node["requestBody"] is not null && call.Scope != ApiScopes.TicketsSigned))
        {
            var schema = ApiDocument.Shipped.Resolve(call.Node["requestBody"]!["content"]!["application/json"]!["schema"]!);
            var reply = await client.SendAsync(call.Method, call.Path.Replace("{id}", id, StringComparison.Ordinal), """{"x":1}""",
                match: "*");
            reply.Status.ShouldBe(400, call.Name);
            ((string)reply.Body["errors"]!["x"]!).Split("known are ")[1].Split(", ")
                .ShouldBe(schema["properties"]!.AsObject().Select(field => field.Key), ignoreOrder: true, call.Name);
        }
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere_and_what_it_loads_is_there()
    {
        var html = await app.Http.GetStringAsync(new Uri(ApiFeature.Root + ApiPages.Page, UriKind.Relative),
            TestContext.Current.CancellationToken);
        html.ShouldNotContain("http");
        foreach (var path in new[] { ApiPages.Document, ApiPages.Page, ApiPages.Script, ApiPages.Style })
        {
            using var reply = await app.Http.GetAsync(new Uri(ApiFeature.Root + path, UriKind.Relative),
                TestContext.Current.CancellationToken);
            reply.StatusCode.ShouldBe(HttpStatusCode.OK);
            reply.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
        }
    }

    internal static IEnumerable<(string Name, ApiEndpoint Endpoint)> Endpoints(CrmBotTestApp app) =>
        app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith(ApiFeature.Root, StringComparison.Ordinal)
                && !Pages.Contains(endpoint.RoutePattern.RawText[ApiFeature.Root.Length..]))
            .Select(endpoint => (
                $"{endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Single()} {endpoint.RoutePattern.RawText![ApiFeature.Root.Length..]}",
                endpoint.Metadata.GetMetadata<ApiEndpoint>().ShouldNotBeNull($"{endpoint.RoutePattern.RawText} does not say its scope")));

    private static readonly string[] Pages = [ApiPages.Document, ApiPages.Page, ApiPages.Script, ApiPages.Style];

    // Ids in examples are made up.
    private static string Real(JsonNode example, string customer, string person) => example.ToJsonString()
        .Replace("019ce0de-1111-7000-8000-000000000001", customer, StringComparison.Ordinal)
        .Replace("019ce0de-2222-7000-8000-000000000002", person, StringComparison.Ordinal);
}
