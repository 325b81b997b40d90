namespace CustomVision.DataRights;

/// <summary>The base of every exception that this library throws about what it was asked to do.</summary>
public class DataRightsException : Exception
{
    /// <summary>Creates the exception without a message of its own.</summary>
    public DataRightsException() { }

    /// <summary>Creates the exception with a message.</summary>
    public DataRightsException(string message)
        : base(message) { }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public DataRightsException(string message, Exception? innerException)
        : base(message, innerException) { }
}
