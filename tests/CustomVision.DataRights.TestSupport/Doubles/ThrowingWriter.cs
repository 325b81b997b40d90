using System.Text;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A terminal that throws an exception that no part of a program expects.</summary>
internal sealed class ThrowingWriter(string message) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw new InvalidTimeZoneException(message);
}
