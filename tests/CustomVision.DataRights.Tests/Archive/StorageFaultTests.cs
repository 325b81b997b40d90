using System.Security;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

#pragma warning disable MA0015 // the parameters of the platform's own methods

/// <summary>Errors of the file system by the number that the system gives: a full disk can't be had everywhere that tests run.</summary>
public sealed class StorageFaultTests
{
    private static readonly int Quota =
        OperatingSystem.IsWindows() ? unchecked((int)0x80070027)
        : OperatingSystem.IsMacOS() ? 69
        : 122;
    private static readonly int Full = OperatingSystem.IsWindows() ? unchecked((int)0x80070070) : 28;

    public static TheoryData<Exception, string> Faults =>
        new()
        {
            { new IOException("No space left on device", Full), "is full" },
            { new IOException("Disk quota exceeded", Quota), "is full" },
            { new IOException("Read-only file system", 30), "can't be written" },
            { new UnauthorizedAccessException(), "can't be written" },
            { new SecurityException(), "can't be written" },
            { new ArgumentOutOfRangeException("value"), "larger than the output folder's file system" },
            { new PathTooLongException(), "too long" },
            { new DirectoryNotFoundException(), "no longer exists" },
            { new IOException("Input/output error", 5), "on a local disk" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Each_error_is_explained_with_its_remedy(Exception fault, string words)
    {
        StorageFault.IsStorage(fault).Should().BeTrue();

        var explained = StorageFault.Explain(fault);

        explained.Message.Should().Contain(words);
        explained.InnerException.Should().BeSameAs(fault);
    }

    [Fact]
    public void An_error_of_the_program_is_none_of_the_file_system()
    {
        StorageFault.IsStorage(new ArgumentOutOfRangeException("count")).Should().BeFalse();
        StorageFault.IsStorage(new InvalidOperationException()).Should().BeFalse();
    }
}
