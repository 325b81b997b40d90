using System.Diagnostics;

namespace DataRights.Console.Tests;

/// <summary>A test that needs a small disk of its own: a tmpfs in a mount namespace, which Linux gives root, and mostly others too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly bool IsThere = Try();

    public SmallDiskFactAttribute()
    {
        if (!IsThere)
        {
            Skip = "This system gives no mount namespace (unshare -rm).";
        }
    }

    private static bool Try()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("unshare", ["-rm", "mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", "/mnt"]) { RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
