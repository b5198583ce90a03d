using CrmBot.Features.Api;
using CrmBot.Tests.TestApp;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Api;

/// <summary>
/// Which key gets into which call: every call, for nobody and for a key of every scope alone, as <c>endpoints.tsv</c>
/// says. After a wanted change run it with <c>CRMBOT_WRITE_PERMISSIONS=1</c> and read the difference.
/// </summary>
public sealed class EndpointMatrixTests
{
    [Fact]
    public async Task Every_call_lets_in_the_keys_that_the_table_says_and_no_other()
    {
        var file = Path.Combine(SourceFolder(), "endpoints.tsv");
        await using var app = await CrmBotTestApp.StartAsync(
            settings: [("Api:StrangersPerMinute", "100000"),
                .. ApiScopes.All.SelectMany((scope, at) => ApiTestClient.Key(at, scope, SecretOf(scope), [scope]))]);
        List<string> found = [];
        foreach (var (name, _) in ContractTests.Endpoints(app).OrderBy(endpoint => endpoint.Name.Split(' ')[1], StringComparer.Ordinal)
            .ThenBy(endpoint => endpoint.Name, StringComparer.Ordinal))
        {
            var nobody = await AskAsync(app, name, "");
            List<string> let = [];
            foreach (var scope in ApiScopes.All)
            {
                var status = await AskAsync(app, name, SecretOf(scope));
                status.ShouldBeLessThan(500, $"{name} {scope}");
                if (status is not (401 or 403)) let.Add(scope);
            }

            found.Add($"{name}\t{nobody}\t{(let.Count == 0 ? "-" : string.Join(' ', let))}");
        }

        if (Environment.GetEnvironmentVariable("CRMBOT_WRITE_PERMISSIONS") == "1")
            await File.WriteAllLinesAsync(file, found, TestContext.Current.CancellationToken);
        string.Join('\n', found).ShouldBe(string.Join('\n', await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)));
    }

    private static async Task<int> AskAsync(CrmBotTestApp app, string name, string secret)
    {
        var (method, path) = (name.Split(' ')[0],
            name.Split(' ')[1].Replace("{id}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
                .Replace("{key}", ApiScopes.TicketsSigned, StringComparison.Ordinal));
        return (await new ApiTestClient(app, secret).SendAsync(method, path, method == "GET" ? null : "{}")).Status;
    }

    private static string SecretOf(string scope) => ("secret-of-" + scope).PadRight(32, '.');

    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
