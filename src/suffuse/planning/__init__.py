"""Who studies when, where and with whom: lawful plans, seats that keep their distance, reasons in words."""
