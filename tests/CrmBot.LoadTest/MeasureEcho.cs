namespace CrmBot.LoadTest;

/// <summary>Measures an authenticated echo through <c>CrmBot.Teams</c>, with no store, beside the bare endpoint.</summary>
internal static class MeasureEcho
{
    public static async Task<int> RunAsync(LoadOptions options)
    {
        await using var connector = await MockConnector.StartAsync();
        var bare = await BareAsync(connector, options);
        var echo = await EchoAsync(connector, options);
        Report.PrintRatios(bare, echo);
        return 0;
    }

    private static async Task<List<LoadFigures>> BareAsync(MockConnector connector, LoadOptions options)
    {
        await using var server = await ServerProcess.StartAsync(typeof(Measure).Assembly.Location, Measure.FreeUrl(), ["bare"]);
        Report.PrintHead("bare endpoint: parses the activity, posts a prebuilt card");
        return await Measure.EachAsync(new DriveConversations(connector, server, Sentence), server, options);
    }

    private static async Task<List<LoadFigures>> EchoAsync(MockConnector connector, LoadOptions options)
    {
        await using var server = await ServerProcess.StartAsync(
            typeof(Measure).Assembly.Location, Measure.FreeUrl(), ["echo", "--connector", connector.ServiceUrl]);
        using var http = new HttpClient();
        var token = await http.GetStringAsync(new Uri(server.Url + "/token"));
        Report.PrintHead("CrmBot.Teams: checks the token, reads and admits the activity, posts the same card with a token");
        var drive = new DriveConversations(connector, server, Sentence) { ServiceUrl = EchoEndpoint.ServiceUrl, Token = token };
        return await Measure.EachAsync(drive, server, options);
    }

    private static string Sentence(int number, int activity) => $"hello {activity}";
}
