using System.Runtime.InteropServices;
using System.Text;
using Graph.Collector;
using Graph.Collector.Output;

using var stopping = new CancellationTokenSource();

// The first signal asks to clean up and end; a second one is left to the system, which ends the process.
void Stop(PosixSignalContext context)
{
    context.Cancel = !stopping.IsCancellationRequested;
    stopping.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
using var output = new StreamWriter(Console.OpenStandardOutput(), utf8, 1 << 16) { NewLine = "\n" };
using var error = new StreamWriter(Console.OpenStandardError(), utf8) { NewLine = "\n", AutoFlush = true };

return await CollectProgram.RunAsync(args, new Terminal(output, error)
{
    ShowsProgress = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    IsDebug = Environment.GetEnvironmentVariable("GRAPH_DEBUG") == "1",
    Cancellation = stopping.Token,
});
