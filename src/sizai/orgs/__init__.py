"""The union tree: areas, organisations (federation, unions, stations, service points, departments) and posts."""
