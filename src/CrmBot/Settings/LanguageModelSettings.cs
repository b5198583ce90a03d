using System.Runtime.CompilerServices;
using CrmBot.LanguageModel;

namespace CrmBot.Settings;

/// <summary>The optional language model: on when <c>LanguageModel:Model</c> names one.</summary>
internal static class LanguageModelSettings
{
    public static IServiceCollection AddOptionalLanguageModel(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection("LanguageModel");
        return section["Model"] is { Length: > 0 } ? Add(services, section) : services;
    }

    // Of its own, so that the assemblies of the model are only loaded when one is configured.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection Add(IServiceCollection services, IConfigurationSection section)
    {
        try
        {
            return services.AddLanguageModel(section);
        }
        catch (ArgumentException wrong)
        {
            throw new SettingException(wrong.Message);
        }
    }
}
