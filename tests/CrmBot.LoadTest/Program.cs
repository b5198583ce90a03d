using CrmBot.LoadTest;

// bare --urls URL   serves the bare endpoint (started by the driver as its own process)
// [--customers N] [--seconds S] [--at 1,8,32] [--data FOLDER]   measures the bot beside the bare endpoint
if (args is ["bare", ..])
{
    await BareEndpoint.ServeAsync(args[1..]);
    return 0;
}

return await Measure.RunAsync(LoadOptions.Parse(args));
