using System.Text.Json.Nodes;
using CrmBot.Features.Customers;
using CrmBot.Runtime.Store;
using CrmBot.Tests.TestApp;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace CrmBot.Tests.Customers;

/// <summary>One program with the demo company for all tests of a class; each test works on customers of its own.</summary>
public sealed class DemoApp : IAsyncLifetime
{
    public CrmBotTestApp App { get; private set; } = null!;

    /// <summary>A direct chat of its own, so that tests do not answer each other's questions.</summary>
    public Chat Chat(string directoryId) => new(App, directoryId, $"a:{directoryId}:{Guid.NewGuid():N}", "personal");

    public async ValueTask InitializeAsync() => App = await CrmBotTestApp.StartAsync();

    public ValueTask DisposeAsync() => App.DisposeAsync();

    internal Task<T> ReadAsync<T>(Func<ReadView, Task<T>> read) =>
        App.Services.GetRequiredService<IStore>().ReadAsync((view, _) => read(view), CancellationToken.None);

    /// <summary>Everything stored about the customer of that name; null when there is none.</summary>
    internal Task<CustomerFile?> FileAsync(string name) => ReadAsync(async view =>
    {
        var id = await view.Db.Set<Customer>().Where(customer => customer.Name == name).Select(customer => customer.Id)
            .SingleOrDefaultAsync();
        return id == default ? null : await CustomerFile.LoadAsync(view, id, CancellationToken.None);
    });

    /// <summary>All texts of a click's answer: the card's, or the short line.</summary>
    public static string Words(JsonObject answer) => answer["value"] switch
    {
        JsonObject { Count: 2 } refusal when refusal["message"] is { } message => message.GetValue<string>(),
        JsonObject card => string.Join('\n', CardWords.Of(card)),
        var line => line.ShouldNotBeNull().ToString(),
    };
}
