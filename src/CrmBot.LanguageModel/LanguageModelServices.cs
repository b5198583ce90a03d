using CrmBot.Language;
using CrmBot.Runtime.Turns.Unread;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CrmBot.LanguageModel;

/// <summary>Adds the language model. Call it only when one is configured: nothing of this assembly is loaded otherwise.</summary>
public static class LanguageModelServices
{
    /// <exception cref="ArgumentException">A setting is missing or cannot be read.</exception>
    public static IServiceCollection AddLanguageModel(this IServiceCollection services, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var options = LanguageModelOptions.Read(section);
        return services.AddSingleton<ISecondReader>(
            provider => new ModelReader(options, provider.GetRequiredService<Parser>(), provider.GetRequiredService<World>()));
    }
}
